// What the linter found, the gravest first, each with its clause and a way to the entry.

import type { Finding, Severity } from "nms-wasm";
import { h } from "../dom.ts";
import { phrase, say, sentence } from "../language.ts";
import { link } from "../link.ts";
import { clauseMark, titleOf } from "../panel/parts.ts";
import type { System } from "../system.ts";

const GRAVITY: Severity[] = ["error", "warning", "note"];

export function findings(system: System): HTMLElement {
    const view = h("div", { class: "list" });
    const body = h("div", { class: "findings-body" });
    const filter = (chosen: Severity | null) => {
        const shown = GRAVITY.filter((severity) => chosen === null || severity === chosen);
        body.replaceChildren(...shown.map((severity) => group(system, severity)));
        for (const chip of chips) chip.setAttribute("aria-pressed", String(chip.dataset.severity === (chosen ?? "")));
    };
    const chips = [null, ...GRAVITY].map((severity) => {
        const number = system.findings.filter((one) => severity === null || one.severity === severity).length;
        return h(
            "button",
            { type: "button", class: `chip ${severity ?? ""}`, "data-severity": severity ?? "", on: { click: () => filter(severity) } },
            sentence(phrase(severity ?? "all")),
            h("span", { class: "count" }, String(number)),
        );
    });
    view.append(h("div", { class: "chips", role: "group" }, chips), body);
    filter(null);
    return view;
}

function group(system: System, severity: Severity): HTMLElement {
    const list = system.findings.filter((one) => one.severity === severity);
    return h("ul", { class: "findings", "aria-label": phrase(severity) }, list.map((one) => item(system, one)));
}

function item(system: System, finding: Finding): HTMLElement {
    const found = finding.entry === null ? undefined : system.entry.get(finding.entry);
    return h(
        "li",
        { class: `finding ${finding.severity}`, "data-entry": finding.entry },
        h("p", { class: "about" }, found ? link(titleOf(found, system), { entry: found.entry.id }) : phrase("about")),
        h("p", {}, say(finding.message)),
        finding.reading && h("p", { class: "reading" }, `${phrase("reading")}: ${say(finding.reading)}`),
        h("p", { class: "where" }, finding.clause && clauseMark(finding.clause), h("code", {}, finding.code)),
    );
}
