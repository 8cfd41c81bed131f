// What a diagnosis rests on: its scales in every wave, and the items on them.

import type { ItemRow, ScaleRow } from "nms-wasm/diagnosis";
import { h } from "../dom.ts";
import { phrase, word } from "../language.ts";
import { columns, wide } from "../table.ts";
import { ask, type Opened } from "./opened.ts";
import { fixed, inOrder, percent, titleOf, waveName, withError } from "./words.ts";

export async function items(opened: Opened): Promise<HTMLElement> {
    const { diagnosis } = opened;
    const [scales, rows] = await Promise.all([ask(opened, "scales", () => diagnosis.scales()), ask(opened, "items", () => diagnosis.items())]);
    if (scales.length === 0) return h("p", { class: "quiet" }, phrase("noItems"));
    const heads = [phrase("item"), phrase("wave"), phrase("difficulty"), phrase("itemRest"), phrase("discrimination"), phrase("location"), phrase("fitFigures"), phrase("remarksOn")];
    const groups = inOrder(opened, [...new Set(rows.map(({ scale }) => scale))], (scale) => scale);
    const own = new Map(groups.map((scale) => [scale, itemsOf(rows, scale)]));
    const number = [...own.values()].reduce((sum, { length }) => sum + length, 0);
    const body = (scale: string) =>
        h("tbody", {}, h("tr", { class: "group" }, h("th", { colspan: heads.length, scope: "rowgroup" }, titleOf(opened, scale))), own.get(scale)!.map(item));
    return h(
        "div",
        {},
        h("section", { class: "block" }, h("h3", { id: "scales-name" }, phrase("scales")), wide(phrase("scales"), reliabilities(opened, inOrder(opened, scales, ({ scale }) => scale)))),
        h(
            "section",
            { class: "block" },
            h("h3", { id: "items-name" }, phrase("items"), h("span", { class: "count" }, String(number))),
            wide(phrase("items"), h("table", { class: "items", "aria-labelledby": "items-name" }, columns(heads), groups.map(body))),
        ),
    );
}

/** The items of a scale, what was asked in two waves in two lines; an item that was not in a wave is no news. */
function itemsOf(rows: ItemRow[], scale: string): ItemRow[] {
    const own = rows.filter((row) => row.scale === scale);
    const asked = new Set(own.filter(({ classical }) => classical.persons > 0).map(({ classical }) => classical.item));
    const first = new Map<string, number>();
    own.forEach(({ classical }, at) => first.has(classical.item) || first.set(classical.item, at));
    const shown = own.filter(({ classical }, at) => classical.persons > 0 || (!asked.has(classical.item) && first.get(classical.item) === at));
    return shown.sort((a, b) => first.get(a.classical.item)! - first.get(b.classical.item)!);
}

function item({ wave, classical, calibrated, infit, outfit }: ItemRow): HTMLElement {
    const flags = [...classical.flags.map(({ kind }) => word("FlagKind", kind)), ...(calibrated?.flags ?? []).map((flag) => word("CurveFlag", flag))];
    return h(
        "tr",
        { "data-item": classical.item, class: flags.length > 0 ? "flagged" : undefined },
        h("th", { scope: "row" }, classical.item),
        h("td", {}, waveName(wave)),
        h("td", {}, percent(classical.difficulty)),
        h("td", { title: classical.item_rest_undefined ? word("WhyUndefined", classical.item_rest_undefined) : undefined }, fixed(classical.item_rest)),
        h("td", {}, withError(calibrated?.discrimination, calibrated?.discrimination_se)),
        h("td", {}, withError(calibrated?.difficulty, calibrated?.difficulty_se)),
        h("td", {}, infit === null ? "—" : `${fixed(infit)} / ${fixed(outfit)}`),
        h("td", { class: "flags" }, [...new Set(flags)].join("; ")),
    );
}

function reliabilities(opened: Opened, scales: ScaleRow[]): HTMLElement {
    const row = ({ scale, wave, persons, items, alpha, reliability, link, fault }: ScaleRow) =>
        h(
            "tr",
            {},
            h("th", { scope: "row" }, titleOf(opened, scale)),
            h("td", {}, waveName(wave)),
            [persons, items].map((number) => h("td", {}, String(number))),
            h("td", {}, h("b", {}, fixed(reliability))),
            h("td", {}, fixed(alpha)),
            h("td", { class: fault ? "flags" : undefined }, fault ? fault.message : link ? `${withError(link.shift, link.shift_se)}; ${phrase("anchors")} ${link.used} ${phrase("of")} ${link.anchors.length}` : "—"),
        );
    const heads = [phrase("scale"), phrase("wave"), phrase("people"), phrase("itemCount"), phrase("reliability"), phrase("alpha"), phrase("linked")];
    return h("table", { class: "items", "aria-labelledby": "scales-name" }, columns(heads), h("tbody", {}, scales.map(row)));
}
