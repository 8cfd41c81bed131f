// A plan of routes at one node: how good it is, everybody's route on a line, what the seats cost.

import type { NmsError } from "nms-wasm/routes";
import { progress } from "../diagnosis/progress.ts";
import { fixed } from "../diagnosis/words.ts";
import { fill, h } from "../dom.ts";
import { phrase, word } from "../language.ts";
import { link } from "../link.ts";
import { bench, dayOf, nodeOf, place, sourceOf } from "../report/bench.ts";
import { start } from "../report/start.ts";
import { type State, state } from "../state.ts";
import type { System } from "../system.ts";
import { list } from "./list.ts";
import { cancel, openPlan, type Planned, type Told } from "./opened.ts";
import { prices } from "./prices.ts";

/** The plan that a state speaks of. */
const opening = (system: System, now: State, told: Told): Promise<Planned> | null => {
    const source = sourceOf(now);
    return source && openPlan(system, source, dayOf(now), told);
};

/** The same; nothing where no tables are in or they were refused. */
export const plannedOf = async (system: System, now: State): Promise<Planned | null> => opening(system, now, () => undefined)?.catch(() => null) ?? null;

/** Draws the view; `changed` draws it again after the tables have changed. */
export async function routesView(stage: HTMLElement, system: System, now: State, changed: () => void): Promise<void> {
    let ended = () => {};
    const given = new Promise<null>((done) => (ended = () => done(null)));
    const shown = progress(() => (cancel(system), ended()));
    const open = opening(system, now, (step) => state() === now && shown.tell(step));
    if (!open) return fill(stage, start(changed, null));
    if (!stage.querySelector(".plan")) fill(stage, shown.element);
    try {
        const planned = await Promise.race([open, given]);
        if (state() !== now) return;
        fill(stage, planned ? draw(planned, nodeOf(planned, now), now) : stopped(changed));
    } catch (error) {
        const { code } = error as NmsError;
        if (code === undefined || code.startsWith("internal.")) throw error;
        if (state() === now) fill(stage, start(changed, error as NmsError));
    }
}

function draw(planned: Planned, node: string, now: State): HTMLElement {
    const part = now.part === "prices" ? "prices" : null;
    const asked = dayOf(now);
    const { status, persons, with_route, value, bound, gap } = planned.summary;
    const figure = (name: string, text: string) => h("div", {}, h("dt", {}, name), h("dd", {}, text));
    return h(
        "div",
        { class: "list plan diagnosis" },
        bench(now, planned.tables, asked),
        ...place(planned, node),
        h(
            "dl",
            { class: "plan-figures" },
            figure(phrase("withRoute"), `${with_route} / ${persons}`),
            figure(phrase("planWorth"), fixed(value)),
            figure(phrase("planBound"), fixed(bound)),
            figure(phrase("planGap"), `${fixed((gap ?? 0) * 100)} % · ${word("PlanStatus", status)}`),
        ),
        h("nav", { class: "parts", "aria-label": phrase("parts") }, ([[null, "routes"], ["prices", "prices"]] as const).map(([one, name]) => link(phrase(name), { part: one }, { "aria-current": one === part && "page" }))),
        part === "prices" ? prices(planned) : list(planned, node, asked, now.person),
    );
}

const stopped = (changed: () => void): HTMLElement =>
    h("div", { class: "loading" }, h("p", { role: "status" }, phrase("cancelled")), h("button", { type: "button", class: "button", on: { click: changed } }, phrase("planAgain")));
