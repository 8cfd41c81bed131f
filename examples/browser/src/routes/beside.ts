// What stands beside the plan: the route that is open, or how to read the plan.

import { fill, h } from "../dom.ts";
import { phrase } from "../language.ts";
import { dayOf } from "../report/bench.ts";
import { howTo } from "../report/overview.ts";
import { show, type State, state } from "../state.ts";
import type { System } from "../system.ts";
import { person } from "./person.ts";
import { plannedOf } from "./view.ts";

export async function beside(into: HTMLElement, system: System, now: State): Promise<void> {
    const planned = await plannedOf(system, now);
    if (state() !== now) return;
    const shown = planned && now.person !== null && planned.deficits.has(now.person) ? person(planned, now.person, dayOf(now)) : null;
    into.setAttribute("aria-label", phrase(shown ? "route" : "how"));
    into.classList.toggle("open", shown !== null);
    const close = h("button", { type: "button", class: "close", "aria-label": phrase("close"), title: phrase("close"), on: { click: () => show({ person: null }) } }, "×");
    fill(into, shown && close, shown ?? howTo(["howPlan", "howBound", "howWhy"]));
    into.scrollTop = 0;
}
