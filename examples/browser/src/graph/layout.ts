// Where the rows stand: a flow of columns, broken where a break hurts least, as many as make the picture largest.

import type { Level } from "nms-wasm";
import type { Row } from "./rows.ts";

export const COLUMN = 238;
export const GUTTER = 84;
export const STEP = 14;
const GAP = 5;
const GROUP_GAP = 9;
const BAND_HEAD = 30;
const BAND_GAP = 16;
const BAND_PAD = 10;
const MOST_COLUMNS = 6;
/** What a break costs, in pixels of height: nothing between levels, more the deeper inside a branch. */
const BREAK_COST = [10, 30, 110, 220, 400];

export interface Sized extends Row {
    height: number;
}

export interface Place {
    id: string;
    column: number;
    /** The middle of the row. */
    x: number;
    y: number;
    width: number;
    height: number;
}

export interface Band {
    level: Level;
    apart: boolean;
    continued: boolean;
    x: number;
    y: number;
    width: number;
    height: number;
}

export interface Layout {
    places: Map<string, Place>;
    bands: Band[];
    width: number;
    height: number;
}

/** Whether two rows stand on the same ground. */
const together = (a: Row | undefined, b: Row | undefined): boolean => a?.level === b?.level && a?.apart === b?.apart;

export const widthOf = (row: Row): number => COLUMN - row.indent * STEP;

/** The largest picture that fits a box. */
export function layout(rows: Sized[], box: { width: number; height: number }): Layout {
    let best: { zoom: number; layout: Layout } | undefined;
    for (let columns = 1; columns <= Math.min(MOST_COLUMNS, Math.max(rows.length, 1)); columns++) {
        const candidate = place(rows, breaks(rows, columns));
        const zoom = Math.min(box.width / candidate.width, box.height / candidate.height);
        if (best === undefined || zoom > best.zoom) best = { zoom, layout: candidate };
    }
    return best?.layout ?? place(rows, []);
}

/** The height that a row adds below the one before it. */
function added(rows: Sized[], at: number, first: boolean): number {
    const [row, above, below] = [rows[at]!, rows[at - 1], rows[at + 1]];
    if (first) return BAND_HEAD + row.height;
    if (!together(above, row)) return BAND_PAD + BAND_GAP + BAND_HEAD + row.height;
    const opens = row.indent <= 1 && (below?.indent ?? 0) > row.indent && together(below, row);
    const closes = row.indent < (above?.indent ?? 0);
    return (opens || closes ? GROUP_GAP : GAP) + row.height;
}

/** Where columns begin so that the highest is lowest. */
function breaks(rows: Sized[], columns: number): number[] {
    // reach[c][i]: the least height of the highest of c columns that hold the rows before i.
    let reach = rows.map(() => Infinity).concat(Infinity);
    reach[0] = 0;
    const from: number[][] = [];
    for (let column = 0; column < columns; column++) {
        const next = reach.map(() => Infinity);
        const back = reach.map(() => 0);
        for (let start = 0; start < rows.length; start++) {
            if (reach[start] === Infinity) continue;
            const inside = start > 0 && together(rows[start - 1], rows[start]);
            let height = inside ? BREAK_COST[rows[start]!.indent] ?? 500 : 0;
            for (let end = start + 1; end <= rows.length; end++) {
                height += added(rows, end - 1, end - 1 === start);
                const highest = Math.max(reach[start]!, height);
                if (highest < next[end]!) [next[end], back[end]] = [highest, start];
            }
        }
        from.push(back);
        reach = next;
    }
    const starts: number[] = [];
    for (let column = columns - 1, end = rows.length; column >= 0; column--) {
        end = from[column]![end]!;
        starts.unshift(end);
    }
    return starts;
}

function place(rows: Sized[], starts: number[]): Layout {
    const places = new Map<string, Place>();
    const bands: Band[] = [];
    let [column, x, y, height] = [-1, 0, 0, 0];
    rows.forEach((row, at) => {
        const first = starts.includes(at);
        if (first) {
            column += 1;
            x = column * (COLUMN + GUTTER);
            y = 0;
        }
        y += added(rows, at, first);
        const width = widthOf(row);
        places.set(row.id, { id: row.id, column, x: x + COLUMN - width / 2, y: y - row.height / 2, width, height: row.height });
        let band = bands.at(-1);
        if (first || !together(rows[at - 1], row)) {
            const top = y - row.height - BAND_HEAD;
            const continued = at > 0 && together(rows[at - 1], row);
            band = { level: row.level, apart: row.apart, continued, x: x - 12, y: top, width: COLUMN + 24, height: 0 };
            bands.push(band);
        }
        band!.height = y + BAND_PAD - band!.y;
        height = Math.max(height, y + BAND_PAD);
    });
    return { places, bands, width: Math.max(x + COLUMN + 24, 1), height: Math.max(height, 1) };
}
