// The small pictures: a level with its error beside what is required, and a gain with its interval.

import type { DeficitStatus } from "nms-wasm/diagnosis";
import { svg } from "../dom.ts";
import { fixed } from "./words.ts";

/** As the charts of the core have them; colour-blind people tell them apart. */
export const COLOURS: Record<DeficitStatus, string> = { deficit: "#d1602f", no_deficit: "#2a8a5c", not_enough_evidence: "#9aa5b4" };

const WIDTH = 340;
const EDGE = 8;

/** Where a level stands in the picture: the same for all bars of a profile. */
export interface Axis {
    from: number;
    to: number;
    /** Where bars begin: the scale's nought, or the left edge where that is far away. */
    origin: number;
    at(level: number): number;
}

export function axisOf(levels: number[]): Axis {
    const [first, last] = [Math.min(...levels), Math.max(...levels)];
    // A single level stands in the middle.
    const [least, most] = first < last ? [first, last] : [first - 1, last + 1];
    const spread = most - least;
    const near = least - spread <= 0 && most + spread >= 0;
    const from = near ? Math.min(least, 0) : least - spread * 0.1;
    const to = near ? Math.max(most, 0) : most;
    return { from, to, origin: near ? 0 : from, at: (level) => EDGE + ((level - from) / (to - from)) * (WIDTH - 2 * EDGE) };
}

export interface Shown {
    level: number | null;
    low: number | null;
    high: number | null;
    required: number;
    status: DeficitStatus;
}

const line = (x1: number, y1: number, x2: number, y2: number, kind: string): SVGElement => svg("line", { x1, y1, x2, y2, class: kind });

/** A bar from the origin to the level, a whisker over the interval of 95 %, a mark at the required level. */
export function bar(axis: Axis, { level, low, high, required, status }: Shown, label: string): SVGElement {
    const [origin, mark] = [axis.at(axis.origin), axis.at(required)];
    const parts = [line(EDGE, 15, WIDTH - EDGE, 15, "ground"), line(origin, 3, origin, 27, "origin")];
    if (level !== null) {
        const end = axis.at(level);
        parts.push(svg("rect", { x: Math.min(origin, end), y: 9, width: Math.max(Math.abs(end - origin), 1), height: 12, rx: 1.5, fill: COLOURS[status] }));
        if (low !== null && high !== null) {
            const [left, right] = [axis.at(low), axis.at(high)];
            parts.push(line(left, 15, right, 15, "whisker"), line(left, 11, left, 19, "whisker"), line(right, 11, right, 19, "whisker"));
        }
    }
    parts.push(line(mark, 3, mark, 27, "required"));
    return svg("svg", { viewBox: `0 0 ${WIDTH} 30`, class: "bar-chart", role: "img", "aria-label": label }, ...parts);
}

/** The numbers below the bars. */
export function ticks(axis: Axis): SVGElement {
    const span = axis.to - axis.from;
    const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => span / step <= 7) ?? span;
    const parts: SVGElement[] = [];
    for (let at = Math.ceil(axis.from / step); at * step <= axis.to; at++) {
        const x = axis.at(at * step);
        parts.push(line(x, 0, x, 4, "tick"), svg("text", { x, y: 15, "text-anchor": "middle" }, fixed(at * step, step < 1 ? 1 : 0)));
    }
    return svg("svg", { viewBox: `0 0 ${WIDTH} 18`, class: "bar-chart ticks", "aria-hidden": "true" }, ...parts);
}

/** A gain as a dot on its interval around nought; the numbers stand beside it. */
export function interval(gain: number | null, low: number | null, high: number | null, reach: number): SVGElement | null {
    if (gain === null || low === null || high === null) return null;
    const at = (number: number) => 80 + (number / reach) * 74;
    return svg(
        "svg",
        { viewBox: "0 0 160 14", class: "gain-chart", "aria-hidden": "true" },
        line(6, 7, 154, 7, "ground"), line(80, 1, 80, 13, "origin"), line(at(low), 7, at(high), 7, "whisker"),
        svg("circle", { cx: at(gain), cy: 7, r: 4, fill: low > 0 ? COLOURS.no_deficit : high < 0 ? COLOURS.deficit : COLOURS.not_enough_evidence }),
    );
}
