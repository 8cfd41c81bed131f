// Figures, nodes and statuses in words.

import type { KpiFigure, ReportedIndicator, ShownTarget, Status } from "nms-wasm/full";
import { h } from "../dom.ts";
import { day, phrase, say, spoken, word } from "../language.ts";
import type { Places } from "./bench.ts";

const MARKS: Record<Status, string> = { reached: "✓", short: "▼", undefined: "?", no_target: "–" };

/** A number as it is read: two digits after the comma are enough beside the exact fraction. */
export const shown = (number: number): string => number.toLocaleString(spoken(), { maximumFractionDigits: 2 });

/** The unit beside a number; what is counted stands in the name of the indicator. */
const unit = (one: ReportedIndicator): string => (say(one.unit) === "%" ? " %" : "");

const isMilestone = (one: ReportedIndicator): boolean => one.kind === "milestone";

/** The value: `41,2 %`, `да`, `3 из 5`. */
export function valueText(one: ReportedIndicator, figure: KpiFigure): string {
    if (figure.value === null) return word("Reason", figure.reason ?? "");
    if (!isMilestone(one)) return shown(figure.value) + unit(one);
    if (figure.denominator !== 1) return `${figure.numerator} ${phrase("of")} ${figure.denominator}`;
    return phrase(figure.numerator === 1 ? "yes" : "no");
}

/** What the value is made of, exactly. */
export function fractionText(one: ReportedIndicator, { numerator, denominator, load }: KpiFigure): string {
    if (numerator === null || denominator === null || isMilestone(one)) return "";
    if (load) {
        const mean = load.mean === null ? "" : `, ${phrase("mean")} ${shown(load.mean)}`;
        return `${phrase("carriedBy")} ${load.carriers}${mean}, ${phrase("above")} ${load.above}`;
    }
    return denominator === 1 ? "" : `${numerator.toLocaleString(spoken())} / ${denominator.toLocaleString(spoken())}`;
}

/** What is promised: `не менее 35 %`. */
export function promiseText(one: ReportedIndicator): string {
    const target = one.target;
    if (target === null) return "";
    const { comparator, value } = target;
    if (value === null) return comparator === "increase" ? word("Comparator", comparator) : "";
    return `${comparator === "=" ? "" : `${word("Comparator", comparator)} `}${shown(value)}${unit(one)}`;
}

export const dueText = (target: ShownTarget | null): string => (target?.due ? day(target.due) : "");

/** Where it stands against its target: a sign, a colour and a word. */
export function statusMark({ status }: KpiFigure): HTMLElement {
    return h("span", { class: `status status-${status}` }, h("span", { class: "sign", "aria-hidden": "true" }, MARKS[status]), word("Status", status));
}

/** A bar with a mark at the target; it says nothing that the words do not. */
export function bar(one: ReportedIndicator, { value, status }: KpiFigure): HTMLElement | false {
    const target = one.target?.value ?? null;
    if (value === null || isMilestone(one) || (target === null && unit(one) === "")) return false;
    const most = unit(one) === "" ? Math.max(value, target ?? 0) * 1.2 || 1 : 100;
    const share = (number: number) => Math.min(1, Math.max(0, number / most));
    const place = target === null ? "" : `;--target:${share(target)}`;
    return h("span", { class: `bullet status-${status}${target === null ? "" : " aimed"}`, style: `--share:${share(value)}${place}`, "aria-hidden": "true" });
}

/** What a node is called. */
export function nodeName({ organisations }: Pick<Places, "organisations">, id: string): string {
    if (id === "*") return phrase("whole");
    return String(organisations.get(id)?.["title"] ?? id);
}
