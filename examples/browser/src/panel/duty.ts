// The details of a function: who answers, with whom, and who is named by one side only.

import type { Responsibility, Share } from "nms-wasm";
import { h } from "../dom.ts";
import { phrase, say, word } from "../language.ts";
import { link } from "../link.ts";
import type { System } from "../system.ts";
import { doubts } from "./doubts.ts";
import { actorLink, heading, part, partMark, toNetwork } from "./parts.ts";

export function duty(system: System, row: Responsibility): HTMLElement {
    return h(
        "article",
        {},
        heading(phrase("function"), say(row.label), row.clause),
        toNetwork(),
        part(
            phrase("who"), null,
            !row.stated && h("p", { class: "remark" }, phrase("unstated")),
            h("ul", { class: "shares" }, row.shares.map((share) => shareItem(system, row, share))),
        ),
        doubts(system, row.function, system.entry.get(row.function)),
    );
}

function shareItem(system: System, row: Responsibility, share: Share): HTMLElement {
    const holds = row.stated && share.actor === row.holder;
    const counterpart = share.counterpart && system.row.get(share.counterpart);
    return h(
        "li",
        { class: `share share-${holds ? "holder" : share.part}` },
        actorLink(system, share.actor),
        h(
            "p",
            { class: "with" },
            partMark(share),
            holds && share.part !== "alone" && ` · ${phrase("holder")}`,
            share.confidence && ` · ${phrase("confidence")}: ${word("Confidence", share.confidence)}`,
        ),
        counterpart &&
            h("p", { class: "answer" }, `${phrase("answeredIn")} `, link(say(counterpart.label), { entry: counterpart.function })),
    );
}
