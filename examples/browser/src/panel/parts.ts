// Pieces that the details of every entry are made of.

import type { Share } from "nms-wasm";
import { h } from "../dom.ts";
import { clauseText } from "../clause.ts";
import { phrase, say, sentence, word } from "../language.ts";
import { link } from "../link.ts";
import { state } from "../state.ts";
import type { Found, System } from "../system.ts";

/** The head of the details: what it is, its name, where it stands in the document. */
export function heading(kicker: string, title: string, clause: string | null, badge?: string | null): HTMLElement {
    return h(
        "header",
        { class: "heading" },
        h("p", { class: "kicker" }, badge ? h("b", { class: "badge" }, badge) : null, kicker),
        h("h2", { tabindex: -1 }, title),
        clause ? clauseMark(clause) : null,
    );
}

/** The clause of the document that something stands on. */
export const clauseMark = (clause: string): HTMLElement =>
    h("span", { class: "clause" }, clauseText(clause));

/** The way from a list to the picture, where the entry is shown among the others. */
export const toNetwork = (): HTMLElement | false =>
    state().view !== "network" && h("p", {}, link(phrase("showInNetwork"), { view: "network" }, { class: "button" }));

/** A part of the details with its own heading and, where it is a list, its length. */
export function part(title: string, count: number | null, ...children: (Node | string | null | false)[]): HTMLElement {
    const number = count === null ? null : h("span", { class: "count" }, String(count));
    return h("section", { class: "part" }, h("h3", {}, title, number), ...children);
}

/** The name by which an actor is called in a line of text. */
export function nameOf(system: System, id: string): string {
    const node = system.node.get(id);
    return node ? say(node.label) : id;
}

/** The short name, where there is one in the language that is spoken. */
export function shortName(system: System, id: string): string {
    const node = system.node.get(id);
    return (document.documentElement.lang === "ru" && node?.abbreviation) || nameOf(system, id);
}

export const actorLink = (system: System, id: string, short = false): HTMLElement =>
    link(short ? shortName(system, id) : nameOf(system, id), { entry: id }, { title: nameOf(system, id) });

/** The part an actor has in a function, as a mark with words. */
export function partMark(share: Pick<Share, "part">): HTMLElement {
    return h("span", { class: `mark mark-${share.part}` }, word("Part", share.part));
}

/** What an entry is called; entries without a name are called by their section. */
export function titleOf({ section, entry }: Found, system: System): string {
    if ("label" in entry) return say(entry.label);
    if ("from" in entry) return `${nameOf(system, entry.from)} ${word("RelationKind", entry.kind)} ${nameOf(system, entry.to)}`;
    if ("text" in entry) return entry.text;
    return sentence(word("Section", section));
}

/** A list of named values; those without a value are left out. */
export function facts(rows: [string, Node | string | null | undefined | false][]): HTMLElement | null {
    const said = rows.filter(([, value]) => Boolean(value));
    if (said.length === 0) return null;
    return h("dl", { class: "facts" }, said.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}
