// Items of a route on the days from the day of planning to a year later.

import type { RouteItem } from "nms-wasm/routes";
import { svg } from "../dom.ts";
import { day, phrase, spoken } from "../language.ts";
import type { Planned } from "./opened.ts";
import { activityTitle } from "./words.ts";

const WIDTH = 340;
const ROW = 22;
const DAY = 86_400_000;
/** By the kind of the activity; what is none of these is grey. */
const COLOURS: Record<string, string> = { programme: "#3b6ea5", internship: "#2a8a5c", mentoring: "#8a6d3b", workshop: "#d1602f" };

/** Where a day stands between the first and a year later. */
function axis(from: string): (iso: string) => number {
    const first = Date.parse(from);
    return (iso) => Math.min(Math.max((Date.parse(iso) - first) / (366 * DAY), 0), 1) * WIDTH;
}

/** A bar for every item; `small` is one line for a list, without words. */
export function timeline(planned: Planned, items: RouteItem[], from: string, small: boolean): SVGElement {
    const at = axis(from);
    const row = small ? 0 : ROW;
    const height = small ? 14 : Math.max(items.length, 1) * ROW + 18;
    const bars = items.map((item, place) => {
        const [left, right] = item.start && item.end ? [at(item.start), at(item.end)] : [0, WIDTH];
        const y = place * row + (small ? 2 : 4);
        const what = `${activityTitle(planned, item.activity)}: ${item.start ? `${day(item.start)} – ${day(item.end!)}` : phrase("wholePeriod")}`;
        const bar = svg("rect", { x: left, y, width: Math.max(right - left, 3), height: 10, rx: 2, fill: COLOURS[item.kind] ?? "#7b8491" }, svg("title", {}, what));
        return bar;
    });
    const months = small ? [] : ticks(from, at, height);
    const said = items.map((item) => activityTitle(planned, item.activity)).join(", ") || phrase("noRoute");
    // A line in a list is as wide as its cell: it has no words that would be stretched.
    const fit: Record<string, string> = small ? { preserveAspectRatio: "none" } : {};
    return svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, ...fit, class: small ? "route-line" : "route-chart", role: "img", "aria-label": said }, ...months, ...bars);
}

/** The first days of every other month. */
function ticks(from: string, at: (iso: string) => number, height: number): SVGElement[] {
    const first = new Date(from);
    return [1, 3, 5, 7, 9, 11].flatMap((later) => {
        const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + later, 1));
        const x = at(month.toISOString().slice(0, 10));
        const name = new Intl.DateTimeFormat(spoken(), { month: "short", timeZone: "UTC" }).format(month);
        return [svg("line", { x1: x, y1: 0, x2: x, y2: height - 14, class: "ground" }), svg("text", { x, y: height - 3, "text-anchor": "middle" }, name)];
    });
}
