// Beside the table: where a figure comes from, down to the rows, and why one person counts or does not.

import type { NmsError, Test, Why } from "nms-wasm/full";
import { fill, h } from "../dom.ts";
import { phrase, say, spoken, word } from "../language.ts";
import { show, type State, state } from "../state.ts";
import type { System } from "../system.ts";
import { nodeOf } from "./bench.ts";
import type { Opened } from "./opened.ts";
import { contents, howTo } from "./overview.ts";
import { openedOf } from "./view.ts";
import { nodeName } from "./words.ts";

/** What stands in the details of the view. */
export async function derivation(into: HTMLElement, system: System, now: State): Promise<void> {
    const opened = await openedOf(system, now);
    if (state() !== now) return;
    into.setAttribute("aria-label", phrase(now.figure ? "derivation" : "tables"));
    into.classList.toggle("open", opened !== null && now.figure !== null);
    if (!opened) return fill(into, howTo(["how1", "how2", "how3"]));
    const node = nodeOf(opened, now);
    if (!opened.indicators.some(({ id }) => id === now.figure)) return fill(into, contents(opened, "opens"));
    const html = await opened.report.explainHtml(now.figure!, node, spoken());
    if (state() !== now) return;
    const close = h("button", { type: "button", class: "close", "aria-label": phrase("close"), title: phrase("close"), on: { click: () => show({ figure: null }) } }, "×");
    fill(into, close, h("article", {}, h("p", { class: "kicker" }, nodeName(opened, node)), explained(opened, html, now.figure!)));
    into.scrollTop = 0;
}

/** The derivation as the core writes it, every text escaped; nodes get their names, rows their question. */
function explained(opened: Opened, html: string, indicator: string): HTMLElement {
    const answer = h("div", { class: "why", "aria-live": "polite" });
    const ask = (id: string) => void why(opened, indicator, id, answer);
    const box = h("div", { class: "derivation" });
    box.innerHTML = html;
    for (const cell of box.querySelectorAll("td:first-child")) {
        const id = cell.textContent ?? "";
        if (opened.parent.has(id)) cell.textContent = nodeName(opened, id);
    }
    for (const item of box.querySelectorAll("li")) {
        const key = item.textContent ?? "";
        if (key !== "…") fill(item, h("button", { type: "button", class: "link", on: { click: () => (ask(key), answer.scrollIntoView({ block: "nearest" })) } }, key));
    }
    const input = h("input", { type: "text", id: "person", autocomplete: "off", spellcheck: "false", required: true });
    const form = h("form", { class: "ask" }, h("label", { for: "person" }, phrase("whyLabel")), h("div", {}, input, h("button", { type: "submit", class: "button" }, phrase("why"))));
    form.addEventListener("submit", (event) => (event.preventDefault(), ask(input.value.trim())));
    box.append(form, answer);
    return box;
}

async function why(opened: Opened, indicator: string, id: string, into: HTMLElement): Promise<void> {
    try {
        fill(into, answered(opened, await opened.report.why(indicator, id)));
    } catch (error) {
        const { message, code } = error as NmsError;
        if (code === undefined) throw error;
        fill(into, h("p", { class: "unknown" }, code === "kpi.row" ? `${phrase("noRow")}: ${id}` : message));
    }
}

/** Every part of the definition for one row: whether it holds, and what it is made of. */
function answered(opened: Opened, { key, counted, places, tests }: Why): HTMLElement {
    const part = (one: Why["tests"][number]) =>
        h(
            "li",
            {},
            verdict(one.passed),
            ` ${word("TestedPart", one.part)}${one.reason ? `: ${say(one.reason)}` : ""}`,
            one.test && h("ul", {}, test(one.test)),
        );
    return h(
        "section",
        {},
        h("h4", {}, `${key}: `, h("span", { class: counted ? "status status-reached" : "status status-short" }, phrase(counted ? "counts" : "countsNot"))),
        places.length > 0 && h("p", { class: "quiet" }, `${phrase("standsAt")}: ${places.map((id) => nodeName(opened, id)).join("; ")}`),
        h("ul", { class: "tests" }, tests.map(part)),
    );
}

const verdict = (holds: boolean): HTMLElement => h("b", { class: holds ? "holds" : "fails" }, phrase(holds ? "yes" : "no"));

function test({ text, holds, parts = [], rows = [] }: Test): HTMLElement {
    const seen = rows.map((row) =>
        h("li", {}, `${row.table} ${row.key}`, !row.seen && h("span", { class: "quiet" }, ` (${phrase("unseen")})`), h("ul", {}, test(row.test))),
    );
    const inner = [...parts.map(test), ...seen];
    return h("li", {}, verdict(holds), h("code", {}, text), inner.length > 0 && h("ul", {}, inner));
}
