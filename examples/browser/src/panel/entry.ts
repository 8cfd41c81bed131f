// The details of any other entry: an indicator, a measure, a rule, an act, a term.

import type { Indicator, Label, Measure, Section } from "nms-wasm";
import { h } from "../dom.ts";
import { day, phrase, say, word } from "../language.ts";
import type { Phrase } from "../phrases.ts";
import type { Found, System } from "../system.ts";
import { observedOf, targetOf, whenOf } from "../views/target.ts";
import { doubts } from "./doubts.ts";
import { actorLink, facts, heading, titleOf } from "./parts.ts";

/** What one entry of a section is called. */
const ONE: Record<Section, Phrase> = {
    acts: "acts", numberings: "numberings", abbreviations: "abbreviations", actors: "actors", functions: "function",
    relations: "relations", competences: "competences", rules: "rules", kpis: "oneKpi", roadmap: "roadmap",
    glossary: "glossary", statements: "statements", forms: "forms", notes: "notes",
};

export function entry(system: System, found: Found): HTMLElement {
    return h(
        "article",
        {},
        heading(phrase(ONE[found.section]), titleOf(found, system), found.entry.clause),
        special(system, found),
        doubts(system, found.entry.id, found),
    );
}

function special(system: System, found: Found): HTMLElement | null {
    switch (found.section) {
        case "kpis":
            return indicator(found.entry);
        case "roadmap":
            return measure(system, found.entry);
        case "glossary":
            return facts([[phrase("definition"), say(found.entry.definition)]]);
        case "acts":
            return facts([[phrase("cited"), lines(found.entry.cited.map((one) => [one.number, one.date && day(one.date), `(${one.clause})`].filter(Boolean).join(" ")))]]);
        case "relations":
            return facts([[phrase("relations"), h("span", {}, actorLink(system, found.entry.from), ` ${word("RelationKind", found.entry.kind)} `, actorLink(system, found.entry.to))]]);
        case "abbreviations":
            return facts([[phrase("definition"), found.entry.meaning ? say(found.entry.meaning) : found.entry.of && system.entry.has(found.entry.of) ? actorLink(system, found.entry.of) : null]]);
        default:
            return null;
    }
}

function indicator(one: Indicator): HTMLElement | null {
    return facts([
        [phrase("target"), targetOf(one)],
        [phrase("due"), whenOf(one)],
        [phrase("measured"), word("IndicatorKind", one.kind)],
        [phrase("observed"), one.observed && lines(one.observed.map((value) => observedOf(one, value)))],
        [phrase("population"), say(one.population)],
        [phrase("numerator"), say(one.numerator)],
        [phrase("denominator"), say(one.denominator)],
        [phrase("period"), say(one.period)],
        [phrase("remarks"), one.remarks && lines(one.remarks.map(say))],
    ]);
}

function measure(system: System, one: Measure): HTMLElement | null {
    const people = (ids: string[] | undefined) =>
        ids && ids.length > 0 ? h("span", {}, ids.flatMap((id, at) => [at > 0 ? ", " : "", actorLink(system, id, true)])) : null;
    return facts([
        [phrase("term"), one.term.text],
        [phrase("responsible"), people(one.responsible)],
        [phrase("executors"), people(one.executors)],
        [phrase("result"), say(one.result as Label | undefined)],
    ]);
}

const lines = (texts: string[]): HTMLElement => h("span", { class: "lines" }, texts.map((text) => h("span", {}, text)));
