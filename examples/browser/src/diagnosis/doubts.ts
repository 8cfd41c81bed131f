// What should be known before a diagnosis is used: what scales and items lack, and days outside the calendar.

import type { CalendarFinding, Error as FoundError } from "nms-wasm/diagnosis";
import { clauseText } from "../clause.ts";
import { h } from "../dom.ts";
import { count, day, phrase, say, sentence, spoken, word } from "../language.ts";
import { CODES, PLACES } from "./codes.ts";
import { ask, type Opened } from "./opened.ts";
import { titleOf, waveName } from "./words.ts";

/** So many places of a code are shown at once; the others open. */
const FIRST = 4;

export async function doubts(opened: Opened): Promise<HTMLElement> {
    const { diagnosis } = opened;
    const [found, calendar] = await Promise.all([ask(opened, "findings", () => diagnosis.findings()), ask(opened, "calendar", () => diagnosis.calendar())]);
    const byCode = new Map<string, FoundError[]>();
    for (const one of found) byCode.set(one.code, [...(byCode.get(one.code) ?? []), one]);
    return h(
        "div",
        {},
        block("found", phrase("foundInAnswers"), [...byCode].map(([code, all]) => faults(opened, code, all)), found.length),
        block("calendar", phrase("calendarDoubts"), calendar.findings.map(late), calendar.findings.length),
    );
}

function block(id: string, title: string, list: HTMLElement[], number: number): HTMLElement {
    const name = h("h3", { id: `${id}-name` }, title, h("span", { class: "count" }, String(number)));
    return h("section", { class: "block" }, name, list.length > 0 ? h("ul", { class: "findings", "aria-labelledby": `${id}-name` }, list) : h("p", { class: "quiet" }, phrase("nothingFound")));
}

/** Findings of one code: what is wrong, what to do, where; in Russian the core's own text stands below. */
function faults(opened: Opened, code: string, all: FoundError[]): HTMLElement {
    const { message, help } = all[0]!;
    const [wrong, advice] = (spoken() === "ru" && CODES[code]) || [message, help];
    const own = (one: FoundError) => (wrong !== one.message && one.message !== message ? `: ${one.message}` : "");
    const places = all.map((one) => h("li", {}, one.path ? placeText(opened, one.path) : "", own(one)));
    const rest = places.splice(FIRST);
    return h(
        "li",
        { class: "finding warning", "data-code": code },
        h("p", { class: "about" }, sentence(wrong), h("span", { class: "count" }, count(all.length, "timeCount"))),
        h("p", {}, sentence(advice)),
        wrong !== message && h("p", { class: "reading", lang: "en" }, message),
        h("ul", { class: "places" }, places),
        rest.length > 0 && h("details", {}, h("summary", {}, `${phrase("further")}: ${rest.length}`), h("ul", { class: "places" }, rest)),
        h("p", { class: "where" }, h("code", {}, code)),
    );
}

/** `шкала «Построение урока», этап «стартовый»` */
function placeText(opened: Opened, path: string): string {
    const titled = path.replace(/(?<=scale )`(.*?)`/, (_, id: string) => `«${titleOf(opened, id)}»`).replace(/(?<=wave )`(.*?)`/, (_, name: string) => `«${waveName(name)}»`);
    const text = spoken() === "ru" ? PLACES.reduce((text, [from, to]) => text.replace(from, to), titled) : titled;
    return text.replaceAll("`", "");
}

function late({ code, severity, message, clause, first, last, responses }: CalendarFinding): HTMLElement {
    const days = [...new Set([first, last])].filter((one) => one !== null).map(day).join(" – ");
    return h(
        "li",
        { class: `finding ${severity}`, "data-code": code },
        h("p", { class: "about" }, sentence(word("Severity", severity)), responses > 0 && h("span", { class: "count" }, count(responses, "answerCount"))),
        h("p", {}, sentence(say(message))),
        days && h("p", { class: "reading" }, days),
        h("p", { class: "where" }, h("span", { class: "clause" }, clauseText(clause)), h("code", {}, code)),
    );
}
