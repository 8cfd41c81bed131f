// What the lines mean, and which of them are drawn.

import { h } from "../dom.ts";
import { phrase } from "../language.ts";
import { COLOURS, FAMILIES, type Family } from "./families.ts";
import type { Picture } from "./view.ts";

export function legend(picture: Picture, hidden: Set<Family>): HTMLElement {
    const item = (family: Family) => {
        const button = h(
            "button",
            { type: "button", class: `tie tie-${family}`, "aria-pressed": String(!hidden.has(family)), style: `--colour:${COLOURS[family]}` },
            phrase(family),
        );
        button.addEventListener("click", () => {
            const shown = hidden.delete(family);
            if (!shown) hidden.add(family);
            picture.toggle(family, shown);
            button.setAttribute("aria-pressed", String(shown));
        });
        return button;
    };
    return h("div", { class: "legend", role: "group", "aria-label": phrase("legendTies") }, FAMILIES.map(item));
}

/** Buttons for those who have no wheel. */
export function lenses(picture: Picture): HTMLElement {
    const lens = (sign: string, label: string, act: () => void) =>
        h("button", { type: "button", class: "lens", title: label, "aria-label": label, on: { click: act } }, sign);
    return h(
        "div",
        { class: "lenses" },
        lens("+", phrase("zoomIn"), () => picture.zoom(1.25)),
        lens("−", phrase("zoomOut"), () => picture.zoom(0.8)),
        lens("⤢", phrase("fit"), () => picture.fit()),
    );
}
