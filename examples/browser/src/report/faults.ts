// What is wrong with the tables: by code, with what to do, and the places.

import type { Findings, RegionFinding } from "nms-wasm/full";
import { h } from "../dom.ts";
import { count, phrase, sentence, spoken, word } from "../language.ts";
import { CODES } from "./codes.ts";

/** So many places of a code are shown at once; the others open. */
const FIRST = 4;

export function faults(findings: Findings): HTMLElement {
    const groups = new Map<string, RegionFinding[]>();
    for (const one of findings.list) groups.set(one.code, [...(groups.get(one.code) ?? []), one]);
    const errorsFirst = [...groups].sort(([, [a]], [, [b]]) => Number(a?.severity === "warning") - Number(b?.severity === "warning"));
    return h(
        "ul",
        { class: "findings", "aria-label": phrase("faults") },
        errorsFirst.map(([code, list]) => group(code, list, findings.counts[code] ?? list.length)),
    );
}

function group(code: string, list: RegionFinding[], total: number): HTMLElement | false {
    const first = list[0];
    if (!first) return false;
    const [wrong, help] = (spoken() === "ru" && CODES[code]) || [first.message, first.help];
    const places = list.map((one) => h("li", {}, placeText(one), hint(one)));
    const rest = places.splice(FIRST);
    return h(
        "li",
        { class: `finding ${first.severity}`, "data-code": code },
        h("p", { class: "about" }, `${sentence(word("RegionSeverity", first.severity))}: ${wrong}`, h("span", { class: "count" }, count(total, "timeCount"))),
        h("p", {}, sentence(help)),
        h("ul", { class: "places" }, places),
        rest.length > 0 && h("details", {}, h("summary", {}, `${phrase("further")}: ${rest.length}`), h("ul", { class: "places" }, rest)),
        h("p", { class: "where" }, h("code", {}, code)),
    );
}

/** `persons, строка 2 (p2), birth_date` */
function placeText({ table, row, key, column }: RegionFinding): string {
    const line = row === null ? "" : `, ${phrase("row")} ${row}`;
    return `${table}${line}${key ? ` (${key})` : ""}${column ? `, ${column}` : ""}`;
}

/** What the core proposes for this place: the nearest name, or the words that are known. */
function hint({ help }: RegionFinding): string | null {
    const near = /^did you mean (`.*`)\?$/.exec(help)?.[1];
    const words = /^use one of (.*)$/.exec(help)?.[1];
    return near ? ` – ${phrase("maybe")} ${near}` : words ? ` – ${phrase("oneOf")}: ${words}` : null;
}
