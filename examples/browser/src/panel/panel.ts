// The details beside the picture or the list.

import { fill, h } from "../dom.ts";
import { phrase } from "../language.ts";
import { open } from "../state.ts";
import type { System } from "../system.ts";
import { actor } from "./actor.ts";
import { duty } from "./duty.ts";
import { entry } from "./entry.ts";
import { overview } from "./overview.ts";

/** Shows the details of an entry, or what is worth knowing before one is chosen. */
export function details(into: HTMLElement, system: System, id: string | null): void {
    const article = (id !== null && of(system, id)) || overview(system);
    const close = h(
        "button",
        { type: "button", class: "close", "aria-label": phrase("close"), title: phrase("close"), on: { click: () => open(null) } },
        "×",
    );
    into.setAttribute("aria-label", phrase("details"));
    into.classList.toggle("open", id !== null);
    fill(into, id !== null && close, article);
    into.scrollTop = 0;
}

function of(system: System, id: string): HTMLElement | undefined {
    const [node, row, found] = [system.node.get(id), system.row.get(id), system.entry.get(id)];
    if (node) return actor(system, node);
    if (row) return duty(system, row);
    return found && entry(system, found);
}
