// Tables that stay tables for screen readers.

import { h } from "./dom.ts";

const ROLES: Record<string, string> = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

/** A table that stays one for screen readers even where a phone lays its rows out otherwise. */
export function named(attributes: Record<string, string>, head: HTMLElement, ...bodies: HTMLElement[]): HTMLElement {
    const table = h("table", { class: "figures", role: "table", ...attributes }, head, bodies);
    for (const part of table.querySelectorAll("thead, tbody, tr, td, th")) {
        part.setAttribute("role", ROLES[part.tagName] ?? (part.getAttribute("scope") === "col" ? "columnheader" : "rowheader"));
    }
    return table;
}

/** The names of columns. */
export const columns = (names: (Node | string)[]): HTMLElement => h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col" }, name))));

/** A table that may be wider than the page: it moves by itself, with the keyboard too. */
export const wide = (name: string, table: HTMLElement): HTMLElement => h("div", { class: "wide", role: "region", tabindex: 0, "aria-label": name }, table);
