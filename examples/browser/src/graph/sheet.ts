// The rows and bands as elements of the page: they can be read, focused and printed, and move with the drawing.

import { h } from "../dom.ts";
import { phrase, say, sentence, spoken, word } from "../language.ts";
import type { System } from "../system.ts";
import { type Band, type Layout, type Sized, widthOf } from "./layout.ts";
import type { Row } from "./rows.ts";

export type RowElements = Map<string, HTMLButtonElement>;

/** One element for each row; the widths are set, the places not yet. */
export function rowElements(system: System, rows: Row[], choose: (id: string) => void): RowElements {
    return new Map(rows.map((row) => [row.id, rowElement(system, row, choose)]));
}

function rowElement(system: System, row: Row, choose: (id: string) => void): HTMLButtonElement {
    const node = system.node.get(row.id);
    const duties = system.held.get(row.id)?.length ?? 0;
    const label = say(node?.label) || row.id;
    const short = spoken() === "ru" ? node?.abbreviation : null;
    const hint = short && short.length < 12 && h("span", { class: "hint" }, label);
    const name = short ? [h("b", {}, short), hint] : [h("span", {}, label)];
    return h(
        "button",
        {
            type: "button", tabindex: -1, class: `row level-${row.level}${short ? " short" : ""}`, title: label,
            "data-id": row.id, style: `width:${widthOf(row)}px`, on: { click: () => choose(row.id) },
        },
        h("span", { class: "name" }, name),
        duties > 0 && h("span", { class: "duties", "aria-label": `${duties} ${phrase("functions")}` }, String(duties)),
    );
}

/** The rows with the height that their text takes. */
export function sized(rows: Row[], elements: RowElements): Sized[] {
    return rows.map((row) => ({ ...row, height: elements.get(row.id)?.offsetHeight ?? 0 }));
}

/** Puts the rows in their places. */
export function settle(elements: RowElements, { places }: Layout): void {
    for (const [id, element] of elements) {
        const place = places.get(id);
        if (place) element.style.translate = `${place.x - place.width / 2}px ${place.y - place.height / 2}px`;
    }
}

/** The ground of a level. */
export function bandElement(band: Band): HTMLElement {
    const name = sentence(word("Level", band.level));
    return h(
        "div",
        {
            class: `band level-${band.level}`,
            style: `left:${band.x}px;top:${band.y}px;width:${band.width}px;height:${band.height}px`,
        },
        h("span", {}, [name, band.apart && phrase("apart"), band.continued && phrase("further")].filter(Boolean).join(", ")),
    );
}
