// A diagnosis at one node: what is lacking where or with whom, the items it rests on, what is doubtful in it.

import type { NmsError, Progress } from "nms-wasm/diagnosis";
import { fill, h } from "../dom.ts";
import { phrase } from "../language.ts";
import { link } from "../link.ts";
import { bench, dayOf, nodeOf, place, sourceOf } from "../report/bench.ts";
import { start } from "../report/start.ts";
import { show, type State, state } from "../state.ts";
import type { System } from "../system.ts";
import { doubts } from "./doubts.ts";
import { lacks } from "./lacks.ts";
import { items } from "./items.ts";
import { type Opened, openDiagnosis, type Told } from "./opened.ts";
import { progress } from "./progress.ts";

const PARTS = [[null, "lacks"], ["items", "items"], ["doubts", "doubts"]] as const;

/** The diagnosis that a state speaks of. */
const opening = (system: System, now: State, told: Told): Promise<Opened> | null => {
    const source = sourceOf(now);
    return source && openDiagnosis(system, source, dayOf(now), now.instrument, told);
};

/** The same; nothing where no tables are in or they were refused. */
export const openedOf = async (system: System, now: State): Promise<Opened | null> => opening(system, now, () => undefined)?.catch(() => null) ?? null;

/** Draws the view; `changed` draws it again after the tables have changed. */
export async function diagnosisView(stage: HTMLElement, system: System, now: State, changed: () => void): Promise<void> {
    const shown = progress();
    const told = (step: Progress) => {
        if (state() === now && !shown.element.isConnected) fill(stage, shown.element);
        shown.tell(step);
    };
    const open = opening(system, now, told);
    if (!open) return fill(stage, start(changed, null));
    // What is open stays until the next is there, unless it takes long.
    if (!stage.querySelector(".diagnosis")) fill(stage, shown.element);
    try {
        const opened = await open;
        const drawn = await draw(opened, nodeOf(opened, now), now);
        if (state() === now) fill(stage, drawn);
    } catch (error) {
        const { code } = error as NmsError;
        if (code === undefined || code.startsWith("internal.")) throw error;
        if (state() === now) fill(stage, start(changed, error as NmsError));
    }
}

async function draw(opened: Opened, node: string, now: State): Promise<HTMLElement> {
    const part = now.part === "items" || now.part === "doubts" ? now.part : "lacks";
    const body = await { lacks, items, doubts }[part](opened, node, now);
    return h(
        "div",
        { class: "list diagnosis" },
        bench(now, opened.tables, dayOf(now), choice(opened)),
        ...place(opened, node),
        h("nav", { class: "parts", "aria-label": phrase("parts") }, PARTS.map(([part, name]) => link(phrase(name), { part }, { "aria-current": part === now.part && "page" }))),
        body,
    );
}

/** Which instrument is looked at, where there are several. */
function choice({ instruments, instrument }: Opened): HTMLElement | false {
    if (instruments.length < 2) return false;
    const select = h("select", { id: "instrument" }, instruments.map((one) => h("option", { value: one, selected: one === instrument }, one)));
    select.addEventListener("change", () => show({ instrument: select.value }));
    return h("label", { for: "instrument" }, phrase("instrument"), select);
}
