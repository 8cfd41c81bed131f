// The indicators of a region at one node, with the way down to the nodes below it.

import type { KpiFigure, NmsError, ReportedIndicator } from "nms-wasm/full";
import { fill, h } from "../dom.ts";
import { count, phrase, say, spoken, word } from "../language.ts";
import { link } from "../link.ts";
import { type State, state } from "../state.ts";
import type { System } from "../system.ts";
import { columns, named } from "../table.ts";
import { bench, dayOf, nodeOf, place, sourceOf } from "./bench.ts";
import { type Opened, openRegion } from "./opened.ts";
import { start } from "./start.ts";
import { bar, dueText, fractionText, nodeName, promiseText, statusMark, valueText } from "./words.ts";

const STATUSES = ["reached", "short", "undefined", "no_target"] as const;

/** The report that a state speaks of; nothing where no tables are in or they were refused. */
export async function openedOf(system: System, now: State): Promise<Opened | null> {
    const source = sourceOf(now);
    return source && openRegion(system, source, dayOf(now)).catch(() => null);
}

/** Draws the view; `changed` draws it again after the tables have changed. */
export async function reportView(stage: HTMLElement, system: System, now: State, changed: () => void): Promise<void> {
    const source = sourceOf(now);
    if (!source) return fill(stage, start(changed, null));
    if (!stage.querySelector(".report")) fill(stage, h("p", { class: "loading", role: "status" }, phrase("computing")));
    try {
        const opened = await openRegion(system, source, dayOf(now));
        const node = nodeOf(opened, now);
        const drawn = await draw(opened, node, now);
        if (state() === now) fill(stage, drawn);
    } catch (error) {
        if ((error as NmsError).code === undefined) throw error;
        if (state() === now) fill(stage, start(changed, error as NmsError));
    }
}

async function draw(opened: Opened, node: string, now: State): Promise<HTMLElement> {
    const below = opened.children.get(node) ?? [];
    const [figures, under] = await Promise.all([opened.at(node), Promise.all(below.map((id) => opened.at(id)))]);
    const chosen = opened.indicators.findIndex(({ id }) => id === now.figure);
    const pairs = opened.indicators.map((one, at) => [one, figures[at]!] as const);
    // What nobody at this node is counted in stands apart.
    const empty = pairs.filter(([, { reason }]) => reason !== null);
    return h(
        "div",
        { class: "list report" },
        bench(now, opened.tables, dayOf(now)),
        ...place(opened, node),
        h("p", { class: "tally" }, STATUSES.map((status) => tallied(figures, status))),
        table(pairs.filter(([, { reason }]) => reason === null), node, now.figure),
        empty.length > 0 && h("details", { class: "empty", open: empty.some(([one]) => one.id === now.figure) }, h("summary", {}, `${phrase("notHere")}: ${empty.length}`), table(empty, node, now.figure)),
        below.length > 0 && children(opened, below, under, chosen),
    );
}

function tallied(figures: KpiFigure[], status: (typeof STATUSES)[number]): HTMLElement | false {
    const number = figures.filter((figure) => figure.status === status).length;
    return number > 0 && h("span", { class: `status-${status}` }, `${word("Status", status)} `, h("b", {}, String(number)));
}

function table(pairs: (readonly [ReportedIndicator, KpiFigure])[], node: string, open: string | null): HTMLElement {
    return named(
        { "aria-labelledby": "node-name" },
        columns([phrase("indicator"), phrase("value"), phrase("target"), phrase("status")]),
        h("tbody", {}, pairs.map(([one, figure]) => row(one, figure, node, one.id === open))),
    );
}

function row(one: ReportedIndicator, figure: KpiFigure, node: string, open: boolean): HTMLElement {
    const fraction = fractionText(one, figure);
    const due = dueText(one.target);
    return h(
        "tr",
        { "data-figure": one.id, class: open ? "current" : undefined, "aria-current": open && "true" },
        h("th", { scope: "row" }, link(say(one.label), { figure: one.id, node })),
        h("td", { class: figure.value === null ? "value none" : "value" }, h("b", {}, valueText(one, figure)), fraction && h("span", { class: "sub" }, fraction), bar(one, figure)),
        h("td", { class: "aim" }, promiseText(one) || h("span", { class: "quiet" }, "—"), due && h("span", { class: "sub" }, `${phrase("dueBy")} ${due}`)),
        h("td", {}, statusMark(figure), figure.shortfall !== null && h("span", { class: "sub" }, `${phrase("missing")} ${figure.shortfall.toLocaleString(spoken())}`)),
    );
}

/** The nodes below: how many targets each reaches, and the value of the indicator that is open. */
function children(opened: Opened, below: string[], under: KpiFigure[][], chosen: number): HTMLElement {
    const one = opened.indicators[chosen];
    const rows = below.map((id, at) => ({ id, figures: under[at]!, figure: under[at]![chosen] }));
    if (one) {
        const worst = one.target?.comparator === "<=" ? -1 : 1;
        rows.sort((a, b) => Number(a.figure!.value === null) - Number(b.figure!.value === null) || worst * ((a.figure!.value ?? 0) - (b.figure!.value ?? 0)));
    }
    return h(
        "section",
        { class: "below" },
        h("h3", { id: "below-name" }, phrase("below"), h("span", { class: "count" }, String(below.length))),
        one && h("p", { class: "quiet" }, `${phrase("byIndicator")}: ${say(one.label)}`),
        named(
            { "aria-labelledby": "below-name" },
            columns([phrase("node"), ...(one ? [phrase("value"), phrase("status")] : []), phrase("reachedOf")]),
            h("tbody", {}, rows.map(({ id, figures, figure }) => child(opened, id, figures, one, figure))),
        ),
    );
}

function child(opened: Opened, id: string, figures: KpiFigure[], one?: ReportedIndicator, figure?: KpiFigure): HTMLElement {
    const [reached, short] = (["reached", "short"] as const).map((status) => figures.filter((one) => one.status === status).length);
    const own = one && figure && [
        h("td", { class: figure.value === null ? "value none" : "value" }, h("b", {}, valueText(one, figure)), h("span", { class: "sub" }, fractionText(one, figure)), bar(one, figure)),
        h("td", {}, statusMark(figure)),
    ];
    return h(
        "tr",
        { "data-node": id },
        h("th", { scope: "row" }, link(nodeName(opened, id), { node: id }), h("span", { class: "sub" }, nodeName(opened, id) === id ? "" : id)),
        ...(own || []),
        h(
            "td",
            {},
            `${reached} ${phrase("of")} ${count(reached! + short!, "targetCount")}`,
            h("span", { class: "share", style: `--share:${reached! / Math.max(1, reached! + short!)}`, "aria-hidden": "true" }),
        ),
    );
}
