// How tables come in: dropped, chosen, or the made region.

import type { NmsError } from "nms-wasm/full";
import { h } from "../dom.ts";
import { phrase } from "../language.ts";
import { show, state } from "../state.ts";
import { faults } from "./faults.ts";
import { drop, dropAll, files, take } from "./source.ts";

/** What the view does after the tables have changed. */
type Changed = () => void;

/** Takes files and shows what they come to. */
export async function taken(given: Iterable<File>, changed: Changed): Promise<void> {
    if ((await take(given)) === 0) return;
    if (state().region === "own") changed();
    else show({ region: "own", node: null, figure: null });
}

export function start(changed: Changed, refused: NmsError | null): HTMLElement {
    const input = h("input", { type: "file", id: "tables", multiple: true, accept: ".csv,.txt,.tsv,text/csv" });
    input.addEventListener("change", () => void taken(input.files ?? [], changed));
    return h(
        "div",
        { class: "list start" },
        h("h2", {}, phrase("reportTitle")),
        h("p", { class: "quiet" }, phrase("reportLead")),
        h("label", { class: "drop", for: "tables" }, h("b", {}, phrase("drop")), h("span", { class: "quiet" }, phrase("dropHint")), input),
        h("p", { class: "or" }, h("button", { type: "button", class: "button", on: { click: () => show({ region: "made", node: null, figure: null }) } }, phrase("tryMade")), h("span", { class: "quiet" }, phrase("madeHint"))),
        files.size > 0 && list(changed),
        refused && problem(refused),
    );
}

/** The files that are in, each of which can be taken out again. */
function list(changed: Changed): HTMLElement {
    const again = () => (files.size > 0 ? changed() : show({ region: null }));
    const out = (table: string) => h("button", { type: "button", "aria-label": `${phrase("takeOut")} ${table}`, on: { click: () => (drop(table), again()) } }, "×");
    const all = h("button", { type: "button", class: "link", on: { click: () => (dropAll(), show({ region: null })) } }, phrase("takeOutAll"));
    return h("ul", { class: "files", "aria-label": phrase("filesIn") }, [...files.keys()].map((table) => h("li", {}, table, out(table))), h("li", { class: "plain" }, all));
}

/** Why no region came of them. */
function problem({ message, help, code, findings }: NmsError): HTMLElement {
    return h(
        "section",
        { class: "refused", role: "alert" },
        h("h3", {}, phrase("refused")),
        findings ? faults(findings) : h("p", {}, message, code && h("code", {}, code), help && h("span", { class: "sub" }, help)),
    );
}
