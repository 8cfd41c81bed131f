// The details of an actor: who it is, what it answers for and with whom, whom it is tied to.

import type { Edge, HeldFunction, Node, Responsibility } from "nms-wasm";
import { fill, h } from "../dom.ts";
import { familyOf, FAMILIES } from "../graph/families.ts";
import { phrase, say, sentence, spoken, word } from "../language.ts";
import { link } from "../link.ts";
import type { Invitation, System } from "../system.ts";
import { doubts } from "./doubts.ts";
import { actorLink, clauseMark, heading, part, partMark, shortName, toNetwork } from "./parts.ts";

export function actor(system: System, node: Node): HTMLElement {
    const held = system.held.get(node.id)?.filter((row) => row.stated) ?? [];
    const invited = system.invited.get(node.id) ?? [];
    const inherited = h("div");
    void inherit(system, node.id, inherited);
    return h(
        "article",
        {},
        heading(`${word("Level", node.level)} · ${word("ActorKind", node.kind)}`, say(node.label), node.clause, spoken() === "ru" ? node.abbreviation : null),
        wholes(system, node.id),
        toNetwork(),
        held.length > 0
            ? part(phrase("own"), held.length, h("ul", { class: "duties-list" }, held.map((row) => duty(system, row))))
            : h("p", { class: "quiet" }, phrase("noOwn")),
        inherited,
        invited.length > 0 && part(phrase("invited"), invited.length, h("ul", { class: "duties-list" }, invited.map((one) => invitation(system, one)))),
        ties(system, node.id),
        doubts(system, node.id, system.entry.get(node.id)),
    );
}

/** What it is part of, from the nearest up. */
function wholes(system: System, id: string): HTMLElement | null {
    const path: HTMLElement[] = [];
    for (let at = system.parent.get(id); at !== undefined && at !== null; at = system.parent.get(at)) {
        path.push(actorLink(system, at, true));
    }
    return path.length === 0 ? null : h("p", { class: "path" }, path.reverse().flatMap((one, at) => (at === 0 ? [one] : [" › ", one])));
}

/** A function of its own, with those who have part in it. */
function duty(system: System, row: Responsibility): HTMLElement {
    const partners = row.shares.filter((share) => share.actor !== row.holder);
    return h(
        "li",
        {},
        link(say(row.label), { entry: row.function }, { class: "link duty" }),
        h(
            "p",
            { class: "with" },
            partners.length === 0
                ? partMark({ part: "alone" })
                : partners.flatMap((share) => [partMark(share), " ", actorLink(system, share.actor, true), " "]),
            clauseMark(row.clause),
        ),
    );
}

/** A function of somebody else in which it has part. */
function invitation(system: System, { row, share }: Invitation): HTMLElement {
    return h(
        "li",
        {},
        link(say(row.label), { entry: row.function }, { class: "link duty" }),
        h("p", { class: "with" }, partMark(share), " ", actorLink(system, row.holder, true), clauseMark(row.clause)),
    );
}

/** The functions that come by roles and groups: asked when the details are opened. */
async function inherit(system: System, id: string, into: HTMLElement): Promise<void> {
    const functions = (await system.functionsOf(id)).filter((one) => one.via.length > 0);
    if (functions.length === 0) return;
    const item = (one: HeldFunction) =>
        h(
            "li",
            {},
            link(say(one.label), { entry: one.function }, { class: "link duty" }),
            h("p", { class: "with" }, `${phrase("via")} `, one.via.flatMap((role, at) => [at > 0 ? " › " : "", actorLink(system, role, true)]), clauseMark(one.clause)),
        );
    fill(into, part(phrase("inherited"), functions.length, h("ul", { class: "duties-list" }, functions.map(item))));
}

/** Its ties, family by family: `координирует → РНМС, ЦНППМ`. */
function ties(system: System, id: string): HTMLElement | false {
    const all = system.tiesOf.get(id) ?? [];
    if (all.length === 0) return false;
    const groups = new Map<string, Edge[]>();
    const rank = (tie: Edge) => FAMILIES.indexOf(familyOf(tie.kind));
    for (const tie of [...all].sort((a, b) => rank(a) - rank(b))) {
        const key = `${tie.kind} ${tie.from === id ? ">" : "<"}`;
        groups.set(key, [...(groups.get(key) ?? []), tie]);
    }
    const line = ([key, group]: [string, Edge[]]) => {
        const [kind = "", direction] = key.split(" ");
        const others = new Set(group.map((tie) => (direction === ">" ? tie.to : tie.from)));
        const names = [...others].flatMap((other, at) => [at > 0 ? ", " : "", actorLink(system, other, true)]);
        const verb = word("RelationKind", kind);
        return h(
            "li",
            { class: `tie-${familyOf(group[0]!.kind)}` },
            direction === ">"
                ? [h("i", {}, `${sentence(verb)}: `), ...names]
                : [...names, h("i", {}, ` — ${verb} ${shortName(system, id)}`)],
        );
    };
    return part(phrase("ties"), all.length, h("ul", { class: "ties-list" }, [...groups].map(line)));
}
