// How tables come in: dropped, chosen, or the made region.

import type { NmsError } from "nms-wasm/full";
import { h } from "../dom.ts";
import { phrase, spoken } from "../language.ts";
import type { Phrase } from "../phrases.ts";
import { CODES as DIAGNOSIS } from "../diagnosis/codes.ts";
import { show, state, type TableView } from "../state.ts";
import { faults } from "./faults.ts";
import { drop, dropAll, files, take } from "./source.ts";

/** What each view of tables says of itself: what it is, what it does, which tables it takes. */
const SAYS: Record<TableView, [Phrase, Phrase, Phrase]> = {
    overview: ["overviewTitle", "overviewText", "routesDrop"],
    report: ["reportTitle", "reportLead", "dropHint"],
    routes: ["routesTitle", "routesLead", "routesDrop"],
    diagnosis: ["diagnosisTitle", "diagnosisLead", "diagnosisDrop"],
};

/** What the view does after the tables have changed. */
type Changed = () => void;

/** What was chosen among other tables. */
const NOTHING = { node: null, figure: null, person: null };

/** Takes files and shows what they come to. */
export async function taken(given: Iterable<File>, changed: Changed): Promise<void> {
    if ((await take(given)) === 0) return;
    if (state().region === "own") changed();
    else show({ region: "own", ...NOTHING });
}

export function start(changed: Changed, refused: NmsError | null): HTMLElement {
    const input = h("input", { type: "file", id: "tables", multiple: true, accept: ".csv,.txt,.tsv,text/csv" });
    input.addEventListener("change", () => void taken(input.files ?? [], changed));
    const [title, lead, tables] = SAYS[state().view as TableView];
    return h(
        "div",
        { class: "list start" },
        h("h2", {}, phrase(title)),
        h("p", { class: "quiet" }, phrase(lead)),
        h("label", { class: "drop", for: "tables" }, h("b", {}, phrase("drop")), h("span", { class: "quiet" }, phrase(tables)), input),
        h("p", { class: "or" }, h("button", { type: "button", class: "button", on: { click: () => show({ region: "made", ...NOTHING }) } }, phrase("tryMade")), h("span", { class: "quiet" }, phrase("madeHint"))),
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
    const [wrong, advice] = (spoken() === "ru" && DIAGNOSIS[code]) || [message, help];
    return h(
        "section",
        { class: "refused", role: "alert" },
        h("h3", {}, phrase("refused")),
        findings ? faults(findings) : h("p", {}, wrong, code && h("code", {}, code), advice && h("span", { class: "sub" }, advice)),
    );
}
