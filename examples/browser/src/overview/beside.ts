// What stands beside the overview: what the tables are made of, or how to begin.

import { fill } from "../dom.ts";
import { phrase } from "../language.ts";
import { contents, howTo } from "../report/overview.ts";
import { openedOf } from "../report/view.ts";
import { type State, state } from "../state.ts";
import type { System } from "../system.ts";

export async function beside(into: HTMLElement, system: System, now: State): Promise<void> {
    const opened = await openedOf(system, now);
    if (state() !== now) return;
    into.setAttribute("aria-label", phrase(opened ? "tables" : "how"));
    into.classList.remove("open");
    fill(into, opened ? contents({ tables: opened.tables }, "overviewOpens") : howTo(["how1", "howDeficit", "howPlan", "how3"]));
    into.scrollTop = 0;
}
