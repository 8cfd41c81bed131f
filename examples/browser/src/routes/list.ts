// Everybody at a node with the route on a line.

import { fixed } from "../diagnosis/words.ts";
import { h } from "../dom.ts";
import { phrase } from "../language.ts";
import { link } from "../link.ts";
import { nodeName } from "../report/words.ts";
import { columns, named } from "../table.ts";
import type { Planned } from "./opened.ts";
import { timeline } from "./timeline.ts";
import { people } from "./words.ts";

export function list(planned: Planned, node: string, from: string, open: string | null): HTMLElement {
    const below = [...planned.parent].filter(([, above]) => above === node).map(([id]) => id);
    const shown = people(planned, node);
    const row = (person: string) => {
        const items = planned.routes.get(person) ?? [];
        const closes = items.reduce((sum, item) => sum + item.worth, 0);
        return h(
            "tr",
            { "data-person": person, class: person === open ? "current" : undefined },
            h("th", { scope: "row" }, link(person, { person })),
            h("td", {}, timeline(planned, items, from, true)),
            h("td", { class: "number" }, items.length > 0 ? fixed(closes) : "—"),
        );
    };
    return h(
        "div",
        {},
        below.length > 0 && h("ul", { class: "below" }, below.map((id) => h("li", {}, link(nodeName(planned, id), { node: id, person: null })))),
        shown.length > 0
            ? named({ class: "figures routes", "aria-label": phrase("routes") }, columns([phrase("person"), phrase("timeline"), phrase("closesAll")]), h("tbody", {}, shown.map(row)))
            : h("p", { class: "quiet" }, phrase("nobodyHere")),
    );
}
