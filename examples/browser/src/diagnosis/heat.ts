// Maps of what is lacking: nodes or people by competences, each cell a number on a colour.

import type { DeficitRow, GroupRow } from "nms-wasm/diagnosis";
import { h } from "../dom.ts";
import { count, phrase, word } from "../language.ts";
import { link } from "../link.ts";
import { nodeName } from "../report/words.ts";
import { columns, wide } from "../table.ts";
import type { Opened } from "./opened.ts";
import { areaOf, likely, range, sign, titleOf, why } from "./words.ts";

/** The nodes right below a node by competences, and all of them together. */
export function nodesMap(opened: Opened, node: string, own: GroupRow[], below: [string, GroupRow[]][]): HTMLElement {
    const order = ordered(opened, own.map(({ competence }) => competence));
    const row = (id: string, rows: GroupRow[], name: HTMLElement | string, kind: string) =>
        h("tr", { class: kind, "data-node": id }, h("th", { scope: "row" }, name), order.map((one) => share(rows.find(({ competence }) => competence === one))));
    return map("nodes", phrase("nodesMap"), below.length, phrase("nodesLead"), head(opened, phrase("node"), order), [
        ...below.map(([id, rows]) => row(id, rows, link(nodeName(opened, id), { node: id }), "")),
        row(node, own, phrase("here"), "all"),
    ]);
}

function share(row: GroupRow | undefined): HTMLElement {
    if (!row) return absent();
    const { low, high, persons } = row;
    if (row.share === null || low === null || high === null) return nothing(`${word("DeficitStatus", "not_enough_evidence")}, ${count(persons, "peopleCount")}`);
    return h(
        "td",
        { class: "heat", style: `--share:${row.share}`, title: `${likely(row.share)}, ${range(low, high)}; ${count(persons, "peopleCount")}` },
        h("b", {}, likely(row.share)),
        h("span", { class: "sub" }, `${Math.round(low * 100)}–${Math.round(high * 100)}`),
    );
}

/** The people of a node by competences, each a link to its profile. */
export function peopleMap(opened: Opened, people: string[], open: string | null): HTMLElement {
    const all = people.flatMap((person) => opened.deficits.get(person) ?? []);
    const order = ordered(opened, [...new Set(all.map(({ competence }) => competence))]);
    const row = (person: string) =>
        h(
            "tr",
            { "data-person": person, class: person === open ? "current" : undefined, "aria-current": person === open && "true" },
            h("th", { scope: "row" }, link(person, { person }), h("span", { class: "sub" }, held(opened, person))),
            order.map((one) => chance(opened.deficits.get(person)?.find(({ competence }) => competence === one))),
        );
    return map("people", phrase("peopleMap"), people.length, phrase("peopleLead"), head(opened, phrase("person"), order), people.map(row));
}

/** What a person is there: posts and subjects. */
export const held = ({ positions }: Opened, person: string): string =>
    [...new Set((positions.of.get(person) ?? []).map((row) => [row["post"], row["subject"]].filter(Boolean).join(", ")))].join("; ");

function chance(row: DeficitRow | undefined): HTMLElement {
    if (!row) return absent();
    const { probability, status, reason } = row;
    const words = [word("DeficitStatus", status), why(reason)].filter(Boolean).join(": ");
    if (probability === null) return nothing(words);
    return h(
        "td",
        { class: `heat found-${status}`, style: `--share:${probability}`, title: words },
        h("b", {}, likely(probability)),
        sign(status),
        h("span", { class: "unseen" }, words),
    );
}

/** A cell of which too little is known. */
const nothing = (words: string): HTMLElement => h("td", { class: "heat none", title: words }, sign("not_enough_evidence"), h("span", { class: "unseen" }, words));

/** A cell of what nobody requires. */
const absent = (): HTMLElement => h("td", { class: "heat absent", title: phrase("notRequired") }, h("span", { "aria-hidden": "true" }, "·"), h("span", { class: "unseen" }, phrase("notRequired")));

/** Competences in the order of their table. */
function ordered({ competences }: Opened, wanted: string[]): string[] {
    return [...competences.keys()].filter((id) => wanted.includes(id));
}

const head = (opened: Opened, first: string, order: string[]): HTMLElement =>
    columns([first, ...order.map((id) => h("span", {}, titleOf(opened, id), h("span", { class: "sub" }, areaOf(opened, id))))]);

function map(id: string, title: string, number: number, lead: string, head: HTMLElement, rows: HTMLElement[]): HTMLElement {
    return h(
        "section",
        { class: "block" },
        h("h3", { id: `${id}-name` }, title, h("span", { class: "count" }, String(number))),
        h("p", { class: "quiet lead" }, lead),
        wide(title, h("table", { class: `map ${id}`, "aria-labelledby": `${id}-name` }, head, h("tbody", {}, rows))),
    );
}
