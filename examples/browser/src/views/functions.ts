// Every function of the document under the name of its holder.

import type { Responsibility } from "nms-wasm";
import { h } from "../dom.ts";
import { say, word } from "../language.ts";
import { link } from "../link.ts";
import { clauseMark, nameOf, partMark, shortName } from "../panel/parts.ts";
import type { System } from "../system.ts";

export function functions(system: System): HTMLElement {
    const holders = system.nodes.filter((node) => system.held.has(node.id));
    return h("div", { class: "list" }, holders.map((node) => group(system, node.id, system.held.get(node.id) ?? [])));
}

function group(system: System, holder: string, rows: Responsibility[]): HTMLElement {
    const level = system.node.get(holder)?.level ?? "external";
    return h(
        "section",
        { class: `holder level-${level}` },
        h(
            "h3",
            {},
            link(nameOf(system, holder), { entry: holder }),
            h("span", { class: "sub" }, `${word("Level", level)} · ${rows.length}`),
        ),
        h("ul", { class: "duties-list" }, rows.map((row) => item(system, row))),
    );
}

function item(system: System, row: Responsibility): HTMLElement {
    const others = row.shares.filter((share) => share.actor !== row.holder);
    return h(
        "li",
        { "data-entry": row.function },
        link(say(row.label), { entry: row.function }, { class: "link duty" }),
        h("p", { class: "with" }, others.flatMap((share) => [partMark(share), ` ${shortName(system, share.actor)} `]), clauseMark(row.clause)),
    );
}
