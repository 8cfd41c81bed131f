// Above every view of tables: what is looked at, on which day, and where in the region.

import { h } from "../dom.ts";
import { phrase } from "../language.ts";
import { link } from "../link.ts";
import { show, type State } from "../state.ts";
import type { Source } from "./source.ts";
import { files, MADE_DAY } from "./source.ts";
import { nodeName } from "./words.ts";

/** What stands where. */
export interface Places {
    root: string;
    parent: Map<string, string | null>;
    organisations: Map<string, Record<string, unknown>>;
}

/** Where the tables come from; files that were never given are no source. */
export const sourceOf = ({ region }: State): Source | null => (region === "own" && files.size === 0 ? null : region);

/** The day that is asked about: today, unless another is chosen. */
export const dayOf = ({ day, region }: State): string => day ?? (region === "made" ? MADE_DAY : new Date().toISOString().slice(0, 10));

/** The node of a state, the topmost one where it is none of this region. */
export const nodeOf = ({ parent, root }: Places, { node }: State): string => (node !== null && parent.has(node) ? node : root);

/** What is looked at: the tables, the day. */
export function bench(now: State, tables: [string, number][], asked: string, ...choices: (Node | false)[]): HTMLElement {
    const made = now.region === "made";
    const day = h("input", { type: "date", id: "day", value: asked });
    day.addEventListener("change", () => day.value !== "" && show({ day: day.value }));
    return h(
        "div",
        { class: "bench" },
        h("p", { class: made ? "made" : "" }, made ? phrase("madeBadge") : `${phrase("ownBadge")}: ${tables.map(([name]) => name).join(", ")}`),
        choices,
        h("label", { for: "day" }, phrase("asOf"), day),
        h("button", { type: "button", class: "link", on: { click: () => show({ region: null, node: null, figure: null, person: null }) } }, phrase("otherTables")),
    );
}

/** The way from the whole down to the node, and its name. */
export function place(places: Places, node: string): (HTMLElement | false)[] {
    const steps: string[] = [];
    for (let at = places.parent.get(node) ?? null; at !== null; at = places.parent.get(at) ?? null) steps.unshift(at);
    return [
        steps.length > 0 && h("nav", { class: "steps", "aria-label": phrase("path") }, steps.map((id) => h("span", {}, link(nodeName(places, id), { node: id })))),
        h("h2", { class: "node", id: "node-name", tabindex: -1 }, nodeName(places, node)),
    ];
}
