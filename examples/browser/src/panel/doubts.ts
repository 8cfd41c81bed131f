// What is doubtful about an entry: its own remark, and what the linter says about it.

import type { Finding } from "nms-wasm";
import { h } from "../dom.ts";
import { phrase, say } from "../language.ts";
import type { Found, System } from "../system.ts";
import { clauseMark, part } from "./parts.ts";

export function doubts(system: System, id: string, found: Found | undefined): HTMLElement | null {
    const remark = found && "note" in found.entry ? found.entry.note : null;
    const findings = system.findingsOn.get(id) ?? [];
    if (!remark && findings.length === 0) return null;
    return part(
        phrase("doubtful"), null,
        remark ? h("p", { class: "remark" }, say(remark)) : null,
        h("ul", { class: "findings" }, findings.map((finding) => findingItem(finding))),
    );
}

/** One finding: what was found, how it is read, where. */
export function findingItem(finding: Finding): HTMLElement {
    return h(
        "li",
        { class: `finding ${finding.severity}` },
        h("p", {}, say(finding.message)),
        finding.reading && h("p", { class: "reading" }, `${phrase("reading")}: ${say(finding.reading)}`),
        finding.clause && clauseMark(finding.clause),
    );
}
