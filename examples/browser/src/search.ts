// One field that finds any actor, function, indicator or measure, by name or abbreviation.

import { h } from "./dom.ts";
import { phrase, say, word } from "./language.ts";
import { open, show, state } from "./state.ts";
import type { System } from "./system.ts";

interface Hit {
    id: string;
    title: string;
    kicker: string;
    /** What is searched, in lower case. */
    text: string;
}

const MOST = 12;
const plain = (text: string): string => text.toLocaleLowerCase("ru").replaceAll("ё", "е");

function index(system: System): Hit[] {
    const hit = (id: string, title: string, kicker: string, more = ""): Hit => ({ id, title, kicker, text: plain(`${title} ${more} ${id}`) });
    const { functions, kpis, roadmap } = system.entries;
    return [
        ...system.nodes.map((node) => hit(node.id, say(node.label), node.abbreviation ?? word("Level", node.level), node.abbreviation ?? "")),
        ...functions.map((one) => hit(one.id, say(one.label), phrase("function"))),
        ...kpis.map((one) => hit(one.id, say(one.label), phrase("oneKpi"))),
        ...roadmap.map((one) => hit(one.id, say(one.label), phrase("roadmap"))),
    ];
}

/** Where every word of the query occurs; names that begin with it come first. */
function find(hits: Hit[], query: string): Hit[] {
    const words = plain(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const matching = hits.filter((hit) => words.every((word) => hit.text.includes(word)));
    const begins = (hit: Hit) => Number(plain(hit.kicker).startsWith(words[0]!) || hit.text.startsWith(words[0]!));
    return matching.sort((a, b) => begins(b) - begins(a)).slice(0, MOST);
}

export function search(system: System): HTMLElement {
    const hits = index(system);
    const input = h("input", {
        type: "search", id: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: phrase("search"),
        "aria-label": phrase("search"), "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list",
    });
    const list = h("ul", { id: "hits", role: "listbox", class: "hits", hidden: true, "aria-label": phrase("search") });
    let [found, active] = [[] as Hit[], -1];

    const close = () => {
        list.hidden = true;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    };
    const pick = (hit: Hit | undefined) => {
        if (!hit) return;
        input.value = "";
        close();
        if (system.node.has(hit.id) && state().view !== "network") show({ view: "network", entry: hit.id });
        else open(hit.id);
    };
    const mark = (at: number) => {
        active = at;
        [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
        if (at >= 0) input.setAttribute("aria-activedescendant", `hit-${at}`);
        list.children[at]?.scrollIntoView({ block: "nearest" });
    };
    const refresh = () => {
        found = find(hits, input.value);
        list.hidden = input.value.trim() === "";
        input.setAttribute("aria-expanded", String(!list.hidden));
        const items = found.map((hit, at) =>
            h("li", { role: "option", id: `hit-${at}`, on: { mousedown: (event) => (event.preventDefault(), pick(hit)) } }, h("span", { class: "kicker" }, hit.kicker), h("span", {}, hit.title)),
        );
        list.replaceChildren(...(items.length > 0 ? items : [h("li", { class: "quiet" }, phrase("nothing"))]));
        mark(found.length > 0 ? 0 : -1);
    };
    input.addEventListener("input", refresh);
    input.addEventListener("focus", () => input.value && refresh());
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step && found.length > 0) {
            event.preventDefault();
            mark((active + step + found.length) % found.length);
        } else if (event.key === "Enter") pick(found[active]);
        else if (event.key === "Escape") close();
    });
    return h("div", { class: "search", role: "search" }, input, list);
}
