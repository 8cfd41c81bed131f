// What is lacking at a node: the nodes below it, the people who work there, what has changed, what is asked for.

import type { GroupRow } from "nms-wasm/diagnosis";
import { h } from "../dom.ts";
import { phrase, word } from "../language.ts";
import type { State } from "../state.ts";
import { gains } from "./gains.ts";
import { nodesMap, peopleMap } from "./heat.ts";
import { ask, type Opened } from "./opened.ts";
import { requests } from "./requests.ts";
import { STATUSES } from "./words.ts";

export async function lacks(opened: Opened, node: string, now: State): Promise<HTMLElement> {
    const { diagnosis, parent } = opened;
    const below = [...parent.values()].includes(node);
    const [own, groups, changed, wanted] = await Promise.all([
        ask(opened, `group ${node}`, () => diagnosis.group(node)),
        below ? ask(opened, `below ${node}`, () => diagnosis.groupsBelow(node)) : [],
        ask(opened, `gains ${node}`, () => diagnosis.groupGains(node)),
        ask(opened, "requests", () => diagnosis.requests()),
    ]);
    const people = [...new Set((opened.positions.at.get(node) ?? []).map((row) => String(row["person"])))].filter((person) => opened.deficits.has(person));
    return h(
        "div",
        {},
        h("p", { class: "tally" }, tally(own)),
        groups.length > 0 && nodesMap(opened, node, own, groups),
        people.length > 0 && peopleMap(opened, people, now.person),
        own.length === 0 && h("p", { class: "quiet" }, phrase("noPeople")),
        gains(opened, changed),
        node === opened.root && requests(opened, wanted),
    );
}

/** How many judgements of each kind there are. */
function tally(rows: GroupRow[]): HTMLElement[] {
    const sums = { deficit: 0, no_deficit: 0, not_enough_evidence: 0 };
    for (const row of rows) {
        sums.deficit += row.deficits;
        sums.no_deficit += row.no_deficits;
        sums.not_enough_evidence += row.not_enough_evidence;
    }
    return STATUSES.map((status) => h("span", { class: `found-${status}` }, `${word("DeficitStatus", status)} `, h("b", {}, String(sums[status]))));
}
