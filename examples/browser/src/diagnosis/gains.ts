// What has changed at a node between waves: a number, its interval, and a line that shows both.

import type { GroupGainRow } from "nms-wasm/diagnosis";
import { h } from "../dom.ts";
import { phrase } from "../language.ts";
import { named, columns } from "../table.ts";
import { interval } from "./bar.ts";
import type { Opened } from "./opened.ts";
import { ends, inOrder, titleOf, waveName, withError } from "./words.ts";

export function gains(opened: Opened, rows: GroupGainRow[]): HTMLElement {
    const known = inOrder(opened, rows, ({ scale }) => scale).filter(({ persons }) => persons > 0);
    const reach = Math.max(0.5, ...known.flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)]));
    const row = ({ scale, from, to, persons, gain, standard_error, low, high }: GroupGainRow) =>
        h(
            "tr",
            { "data-scale": scale },
            h("th", { scope: "row" }, titleOf(opened, scale), h("span", { class: "sub" }, `${waveName(from)} → ${waveName(to)}`)),
            h("td", {}, h("b", {}, withError(gain, standard_error))),
            h("td", { class: "line" }, interval(gain, low, high, reach), h("span", { class: "sub" }, ends(low, high))),
            h("td", {}, String(persons)),
        );
    return h(
        "section",
        { class: "block" },
        h("h3", { id: "gains-name" }, phrase("groupGains")),
        h("p", { class: "quiet lead" }, phrase(known.length > 0 ? "gainsLead" : "noGains")),
        known.length > 0 && named({ "aria-labelledby": "gains-name" }, columns([phrase("scale"), phrase("gain"), phrase("interval"), phrase("people")]), h("tbody", {}, known.map(row))),
    );
}
