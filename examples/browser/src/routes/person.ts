// One person: the route on a time line, what each item is for, and why not another session.

import type { Explanation, RouteItem } from "nms-wasm/routes";
import { clauseText } from "../clause.ts";
import { fixed, percent } from "../diagnosis/words.ts";
import { fill, h } from "../dom.ts";
import { link } from "../link.ts";
import { day, phrase, sentence, spoken, word } from "../language.ts";
import type { Planned } from "./opened.ts";
import { timeline } from "./timeline.ts";
import { activityTitle, competenceTitle, sessionTitle } from "./words.ts";

export function person(planned: Planned, id: string, from: string): HTMLElement {
    const items = planned.routes.get(id) ?? [];
    const lacks = (planned.deficits.get(id) ?? []).filter(({ status }) => status === "deficit");
    const hours = items.reduce((sum, item) => sum + item.hours, 0);
    return h(
        "article",
        { class: "route" },
        h("h2", {}, id),
        h("p", {}, link(phrase("toProfile"), { view: "diagnosis", person: id })),
        h("ul", { class: "lacking" }, lacks.map((row) => h("li", {}, competenceTitle(planned, row.competence), h("span", { class: "sub" }, `${phrase("probability")} ${percent(row.probability)}`)))),
        h("h3", {}, phrase("route")),
        items.length > 0 ? timeline(planned, items, from, false) : h("p", { class: "quiet" }, phrase("noRoute")),
        items.length > 0 && h("p", { class: "quiet" }, `${phrase("hoursAll")}: ${fixed(hours, 0)}`),
        h("ol", { class: "route-items" }, items.map((item) => line(planned, item))),
        items.length > 0 && h("p", {}, save(planned, id, "printed", "html"), " ", save(planned, id, "dates", "ics")),
        whyNot(planned, id, items),
    );
}

function line(planned: Planned, item: RouteItem): HTMLElement {
    return h(
        "li",
        { "data-session": item.session },
        h("b", {}, activityTitle(planned, item.activity)),
        h("span", { class: "sub" }, item.start ? `${day(item.start)} – ${day(item.end!)}` : phrase("wholePeriod")),
        h("span", { class: "sub" }, `${forWhat(planned, item)}; ${phrase("priceOf")} ${fixed(item.price)}`),
    );
}

/** What an item closes; what closes nothing is there because a rule asks for it. */
function forWhat(planned: Planned, { competences, worth, clauses }: RouteItem): string {
    if (competences.length === 0) return `${phrase("byRule")} ${clauses.map(clauseText).join("; ")}`;
    return `${competences.map((one) => competenceTitle(planned, one)).join(", ")}: ${phrase("closes")} ${fixed(worth)}`;
}

/** A file that the core wrote, made when it is asked for. */
function save(planned: Planned, id: string, name: "printed" | "dates", kind: "html" | "ics"): HTMLElement {
    const give = async () => {
        const text = await (kind === "html" ? planned.plan.document(id, spoken()) : planned.plan.calendar(id, spoken()));
        const url = URL.createObjectURL(new Blob([text], { type: kind === "html" ? "text/html" : "text/calendar" }));
        h("a", { href: url, download: `${id}.${kind}` }).click();
        URL.revokeObjectURL(url);
    };
    return h("button", { type: "button", class: "button small", on: { click: () => void give() } }, phrase(name));
}

/** A choice of all other sessions, and the answer below it. */
function whyNot(planned: Planned, id: string, items: RouteItem[]): HTMLElement {
    const taken = new Set(items.map(({ session }) => session));
    const answer = h("div", { class: "why", role: "status" });
    const others = [...planned.sessions.keys()].filter((session) => !taken.has(session)).sort();
    const option = (session: string) => h("option", { value: session }, `${sessionTitle(planned, session)}, ${session}`);
    const select = h("select", { id: "why-not" }, h("option", { value: "" }, phrase("chooseSession")), others.map(option));
    select.addEventListener("change", () => {
        if (select.value === "") return fill(answer);
        void planned.plan.explain(id, select.value).then((found) => fill(answer, told(planned, found)));
    });
    return h("section", { class: "why-not" }, h("label", { for: "why-not" }, phrase("whyNot")), select, answer);
}

function told(planned: Planned, { why, rule, clause, closes, price, loss, instead }: Explanation): HTMLElement[] {
    const numbers = `${phrase("closes")} ${fixed(closes)}, ${phrase("priceOf")} ${fixed(price)}${loss === null ? "" : `, ${phrase("loss")} ${fixed(loss)}`}`;
    const reason = [sentence(word("WhyNot", why)), rule, clause && clauseText(clause)].filter(Boolean).join(", ");
    const route = instead.map((session) => sessionTitle(planned, session)).join(", ");
    return [h("p", {}, h("b", {}, reason)), h("p", { class: "quiet" }, numbers), ...(route ? [h("p", {}, `${phrase("instead")}: ${route}`)] : [])];
}
