// What stands beside the map: the profile that is open, or how to read the map and what the tables are.

import type { NmsError } from "nms-wasm/diagnosis";
import { fill, h } from "../dom.ts";
import { phrase } from "../language.ts";
import { contents, howTo } from "../report/overview.ts";
import { show, type State, state } from "../state.ts";
import type { System } from "../system.ts";
import { ask, type Opened } from "./opened.ts";
import { profile } from "./profile.ts";
import { openedOf } from "./view.ts";

export async function beside(into: HTMLElement, system: System, now: State): Promise<void> {
    const opened = await openedOf(system, now);
    const shown = opened && now.person !== null ? await person(opened, now.person) : null;
    if (state() !== now) return;
    into.setAttribute("aria-label", phrase(shown ? "profile" : opened ? "tables" : "how"));
    into.classList.toggle("open", shown !== null);
    fill(into, shown && close(), shown ?? (opened ? contents(opened, "how4") : howTo(["howDeficit", "howLevel", "howAge"])));
    into.scrollTop = 0;
}

async function person(opened: Opened, id: string): Promise<HTMLElement> {
    try {
        return profile(opened, await ask(opened, `person ${id}`, () => opened.diagnosis.person(id)));
    } catch (error) {
        if ((error as NmsError).code !== "diagnosis.person") throw error;
        return h("article", {}, h("p", { class: "quiet", role: "alert" }, `${phrase("unknownPerson")}: ${id}`));
    }
}

const close = (): HTMLElement => h("button", { type: "button", class: "close", "aria-label": phrase("close"), title: phrase("close"), on: { click: () => show({ person: null }) } }, "×");
