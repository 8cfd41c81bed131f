// Beside a view of tables, before anything is chosen: how it works, or what the tables are made of.

import type { Findings } from "nms-wasm/full";
import { h } from "../dom.ts";
import { count, phrase } from "../language.ts";
import type { Phrase } from "../phrases.ts";
import { faults } from "./faults.ts";

const titled = (title: string): HTMLElement => h("header", { class: "heading" }, h("h2", { tabindex: -1 }, title));

/** What the region is made of, and what is doubtful in it, unless that is told elsewhere. */
export function contents({ findings, tables }: { findings?: Findings; tables: [string, number][] }, lead: Phrase): HTMLElement {
    return h(
        "article",
        { class: "overview" },
        titled(phrase("tables")),
        h("p", { class: "quiet" }, phrase(lead)),
        h("dl", { class: "facts rows" }, tables.flatMap(([name, rows]) => [h("dt", {}, name), h("dd", {}, count(rows, "rowCount"))])),
        findings && findings.warnings > 0 && h("section", { class: "part" }, h("h3", {}, phrase("warnings"), h("span", { class: "count" }, String(findings.warnings))), faults(findings)),
    );
}

export function howTo(steps: readonly Phrase[]): HTMLElement {
    return h("article", { class: "overview" }, titled(phrase("how")), h("ol", { class: "how" }, steps.map((key) => h("li", {}, phrase(key)))));
}
