// How far the long call has come: the words stay, the numbers move beside them.

import type { Progress } from "nms-wasm/diagnosis";
import { fill, h } from "../dom.ts";
import { phrase } from "../language.ts";
import { fixed } from "./words.ts";

/** Where a call can be ended, `end` does it. */
export function progress(end?: () => void): { element: HTMLElement; tell(step: Progress): void } {
    const says = h("p", { role: "status" }, phrase("starting"));
    // A screen reader is not told of every step.
    const numbers = h("p", { class: "quiet numbers", "aria-hidden": "true" });
    const button = end && h("button", { type: "button", class: "button", on: { click: end } }, phrase("cancel"));
    const element = h("div", { class: "loading" }, says, h("progress", { "aria-label": phrase(end ? "planning" : "calibrating") }), numbers, button);
    const tell = ({ stage, step, change, value, bound }: Progress): void => {
        const what = phrase(stage === "plan" ? "planning" : "calibrating");
        if (says.textContent !== what) fill(says, what);
        const known = stage === "plan" ? [[phrase("worthSoFar"), value, 2], [phrase("boundSoFar"), bound, 2]] as const : [[phrase("lastChange"), change, 5]] as const;
        const told = known.filter(([, number]) => typeof number === "number").map(([name, number, digits]) => `${name} ${fixed(number, digits)}`);
        fill(numbers, [`${phrase("stepOf")} ${step}`, ...told].join(", "));
    };
    return { element, tell };
}
