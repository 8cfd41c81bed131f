// What stands in the details before anything is chosen: where the system hangs on one actor.

import { h } from "../dom.ts";
import { count, phrase } from "../language.ts";
import type { System } from "../system.ts";
import { actorLink, part } from "./parts.ts";

const MOST = 6;

export function overview(system: System): HTMLElement {
    const { cut_points, sole_holders } = system.fragility;
    return h(
        "article",
        { class: "overview" },
        h("header", { class: "heading" }, h("h2", { tabindex: -1 }, phrase("hangs"))),
        h("p", { class: "quiet" }, phrase("hangsLead")),
        ranking(system, phrase("cut"), cut_points.map(({ id, cut_off }) => [id, cut_off, count(cut_off, "cutCount")])),
        ranking(system, phrase("sole"), sole_holders.map(({ id, functions }) => [id, functions.length, count(functions.length, "functionCount")])),
        ranking(system, phrase("span"), system.spans.map(({ id, direct, total }) => [id, direct, `${direct} ${phrase("direct")}, ${total} ${phrase("total")}`])),
    );
}

/** The first of a ranking, with bars that compare them. */
function ranking(system: System, title: string, rows: [string, number, string][]): HTMLElement | false {
    const first = rows.slice(0, MOST);
    const most = Math.max(...first.map(([, number]) => number), 1);
    const row = ([id, number, text]: [string, number, string]) =>
        h(
            "li",
            {},
            actorLink(system, id, true),
            h("span", { class: "amount" }, text),
            h("span", { class: "bar", style: `--share:${number / most}`, "aria-hidden": "true" }),
        );
    return first.length > 0 && part(title, null, h("ul", { class: "ranking" }, first.map(row)));
}
