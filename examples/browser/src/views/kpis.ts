// The indicators of the document with their targets, or with the values it prints where it promises none.

import type { Indicator, Observation } from "nms-wasm";
import { clauseText } from "../clause.ts";
import { h } from "../dom.ts";
import { phrase, say, sentence, spoken, word } from "../language.ts";
import { link } from "../link.ts";
import type { System } from "../system.ts";
import { observedOf, targetOf, whenOf } from "./target.ts";

export function kpis(system: System): HTMLElement {
    const groups = new Map<string, Indicator[]>();
    for (const one of system.entries.kpis) {
        const key = one.direction ?? "";
        groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const printed = system.entries.kpis.some((one) => (one.observed ?? []).length > 0);
    const columns = [
        phrase("indicator"), phrase("measured"), phrase("target"), phrase("due"), ...(printed ? [phrase("observed")] : []), phrase("where"),
    ];
    const head = (direction: string) =>
        h("tr", { class: "group" }, h("th", { colspan: columns.length, scope: "rowgroup" }, directionText(direction)));
    return h(
        "div",
        { class: "list" },
        h(
            "table",
            { class: "kpis" },
            h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name)))),
            [...groups].map(([direction, list]) =>
                h("tbody", {}, groups.size > 1 && direction && head(direction), list.map((one) => row(one, printed))),
            ),
        ),
    );
}

/** Directions are numbered; their names stand in the document's own language only. */
function directionText(direction: string): string {
    const [, number, name] = /^(\d+)\s+(.*)$/.exec(direction) ?? [];
    if (number === undefined) return direction;
    return spoken() === "ru" ? `${phrase("direction")} ${number}` : `${phrase("direction")} ${number}: ${name}`;
}

function row(one: Indicator, printed: boolean): HTMLElement {
    const [target, due] = [targetOf(one), whenOf(one)];
    const promises = one.kind !== "milestone" && one.kind !== "boolean" && one.target !== undefined;
    return h(
        "tr",
        { "data-entry": one.id },
        h("td", {}, link(say(one.label), { entry: one.id }), h("span", { class: "sub" }, say(one.population))),
        h("td", {}, sentence(word("IndicatorKind", one.kind))),
        h("td", { class: target ? "target" : "quiet" }, target || (promises ? phrase("noTarget") : "—")),
        h("td", { class: due ? "" : "quiet" }, due || (one.target ? phrase("noDue") : "—")),
        printed && h("td", {}, latest(one.observed).map((value) => h("span", { class: "line" }, observedOf(one, value)))),
        h("td", { class: "clause-cell" }, clauseText(one.clause)),
    );
}

/** The two last values that the document prints. */
const latest = (observed: Observation[] = []): Observation[] =>
    [...observed].sort((a, b) => (b.year ?? 0) - (a.year ?? 0)).slice(0, 2);
