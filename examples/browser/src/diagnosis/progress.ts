// How far the long call has come: the words stay, the numbers move beside them.

import type { Progress } from "nms-wasm/diagnosis";
import { fill, h } from "../dom.ts";
import { phrase } from "../language.ts";
import { fixed } from "./words.ts";

export function progress(): { element: HTMLElement; tell(step: Progress): void } {
    const says = h("p", { role: "status" }, phrase("starting"));
    // A screen reader is not told of every step.
    const numbers = h("p", { class: "quiet numbers", "aria-hidden": "true" });
    const element = h("div", { class: "loading" }, says, h("progress", { "aria-label": phrase("calibrating") }), numbers);
    const tell = ({ step, change }: Progress): void => {
        if (says.textContent !== phrase("calibrating")) fill(says, phrase("calibrating"));
        fill(numbers, `${phrase("stepOf")} ${step}, ${phrase("lastChange")} ${fixed(change, 5)}`);
    };
    return { element, tell };
}
