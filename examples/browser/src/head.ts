// The head of the page: the choice of documents, the search, the language; then the document and its views.

import type { Language } from "nms-wasm";
import packs from "virtual:packs";
import { h } from "./dom.ts";
import { count, day, phrase, say, spoken } from "./language.ts";
import type { Phrase } from "./phrases.ts";
import { search } from "./search.ts";
import { show, state, type View, VIEWS } from "./state.ts";
import type { System } from "./system.ts";

const LANGUAGES: Language[] = ["ru", "en"];

/** The head of a document; before it is read, what can be said without it. */
export function head(system: System | null): DocumentFragment {
    const fragment = document.createDocumentFragment();
    fragment.append(
        h("a", { class: "skip", href: "#content", on: { click: skip } }, phrase("skip")),
        h("div", { class: "bar" }, h("p", { class: "brand" }, h("b", {}, "nms"), phrase("title")), choice(), system && search(system), languages()),
    );
    if (system) fragment.append(h("div", { class: "document" }, title(system), h("nav", { class: "tabs", "aria-label": phrase("title") })));
    document.title = system ? `${say(system.header.label)} — ${phrase("title")}` : phrase("title");
    return fragment;
}

/** The address keeps the state, so the link to the content must not change it. */
function skip(event: Event): void {
    event.preventDefault();
    document.querySelector<HTMLElement>("#content")?.focus();
}

/** The documents that can be loaded. */
function choice(): HTMLElement {
    const option = ({ id, header }: (typeof packs)[number]) =>
        h("option", { value: id, selected: id === state().pack }, say(header.label));
    const select = h("select", { class: "choice", id: "pack", "aria-label": phrase("document") }, packs.map(option));
    select.addEventListener("change", () => show({ pack: select.value, entry: null, figure: null, person: null }));
    return select;
}

function languages(): HTMLElement {
    const button = (language: Language) =>
        h("button", { type: "button", lang: language, "aria-pressed": String(language === spoken()), on: { click: () => show({ language }) } }, language.toUpperCase());
    return h("div", { class: "languages", role: "group", "aria-label": phrase("switch") }, LANGUAGES.map(button));
}

function title({ header, nodes, edges, rows }: System): HTMLElement {
    const since = header.valid_from ? [`${phrase("since")} ${day(header.valid_from)}`] : [];
    const numbers = [count(nodes.length, "actorCount"), count(edges.length, "tieCount"), count(rows.length, "functionCount")];
    return h(
        "div",
        { class: "title" },
        h("h1", {}, say(header.label)),
        h("p", {}, [say(header.jurisdiction), ...since, ...numbers].join(" · ")),
    );
}

/** The views of a document with how much each has to show. */
export function tabs(system: System): HTMLElement[] {
    const numbers: Partial<Record<View, number>> = {
        network: system.nodes.length,
        functions: system.rows.length,
        kpis: system.entries.kpis.length,
        report: system.entries.kpis.filter((one) => one.definition).length,
        findings: system.findings.length,
    };
    return VIEWS.map((view) => {
        const number = numbers[view];
        const selected = view === state().view;
        return h(
            "button",
            { type: "button", id: `tab-${view}`, "aria-current": selected && "page", on: { click: () => show({ view }) } },
            phrase(view as Phrase),
            number !== undefined && h("span", { class: "count" }, String(number)),
        );
    });
}
