// How ties run: the tree as an outline at the left of its parts, other ties as arcs and waves in the passages between columns.

import type { Edge } from "nms-wasm";
import type { ElementDefinition } from "cytoscape";
import { type Family, familyOf } from "./families.ts";
import { GUTTER, type Layout, type Place } from "./layout.ts";

interface Point {
    x: number;
    y: number;
}

/** Where a tie leaves and enters, and the points it bends by. */
interface Course {
    start: Point;
    end: Point;
    bends: Point[];
    angular: boolean;
}

const left = ({ x, y, width }: Place): Point => ({ x: x - width / 2, y });
const right = ({ x, y, width }: Place): Point => ({ x: x + width / 2, y });

/** How far from a column each family runs, so that they lie beside each other and not on each other. */
const LANE: Record<Family, number> = { tree: 14, joint: 24, guidance: 34, help: 44, exchange: 54 };

/** A part hangs from its whole as in an outline; in another column it is reached by a wave. */
function branch(part: Place, whole: Place): Course {
    if (part.column !== whole.column || part.y < whole.y) return wave(whole, part, LANE.tree);
    const x = whole.x - whole.width / 2 + 7;
    if (left(part).x <= x) {
        const aside = Math.min(left(whole).x, left(part).x) - 7;
        const bends = [{ x: aside, y: whole.y }, { x: aside, y: part.y }];
        return { start: left(whole), end: left(part), bends, angular: true };
    }
    return { start: { x, y: whole.y + whole.height / 2 }, end: left(part), bends: [{ x, y: part.y }], angular: true };
}

/** An arc at the right of a column: the further apart, the wider. */
function arc(from: Place, to: Place, lane: number): Course {
    const [start, end] = [right(from), right(to)];
    const reach = Math.min(GUTTER * 0.72, 12 + Math.abs(end.y - start.y) * 0.11) + lane * 5;
    return { start, end, bends: [{ x: start.x + reach * 2, y: (start.y + end.y) / 2 }], angular: false };
}

/** From column to column: down or up in the passage beside the left one, then straight behind the rows between. */
function wave(from: Place, to: Place, lane: number): Course {
    const forwards = from.column < to.column;
    const [start, end] = forwards ? [right(from), left(to)] : [left(from), right(to)];
    const [near, far] = forwards ? [start, end] : [end, start];
    const x = near.x + lane;
    const bends = [{ x, y: near.y }, { x, y: far.y }, { x: x + Math.min(GUTTER * 0.45, Math.abs(far.x - x) * 0.6), y: far.y }];
    return { start, end, bends: forwards ? bends : bends.reverse(), angular: false };
}

/** Points as cytoscape takes them: along the straight line, and off it. */
function relative({ start, end, bends }: Course): { weights: string; distances: string } {
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    const length = Math.hypot(dx, dy) || 1;
    const along = bends.map((bend) => ((bend.x - start.x) * dx + (bend.y - start.y) * dy) / (length * length));
    const off = bends.map((bend) => ((bend.y - start.y) * dx - (bend.x - start.x) * dy) / length);
    const text = (numbers: number[]) => numbers.map((number) => number.toFixed(4)).join(" ");
    return { weights: text(along), distances: text(off) };
}

const from = (place: Place, point: Point): string => `${point.x - place.x}px ${point.y - place.y}px`;

/** A tie between two places as an element of the drawing. */
export function drawn(id: string, source: Place, target: Place, course: Course, data: object, classes: string): ElementDefinition {
    return {
        group: "edges",
        data: {
            id, source: source.id, target: target.id, ...data, ...relative(course),
            leave: from(source, course.start), enter: from(target, course.end),
        },
        classes: `${classes} ${course.angular ? "angular" : "curved"}`,
        selectable: false,
    };
}

/** All ties of a network. */
export function edges(ties: Edge[], { places }: Layout): ElementDefinition[] {
    const lanes = new Map<string, number>();
    return ties.flatMap((tie, at) => {
        const [source, target] = [places.get(tie.from), places.get(tie.to)];
        if (!source || !target || source === target) return [];
        const family = familyOf(tie.kind);
        const data = { family, function: tie.function };
        if (family === "tree") return [drawn(`t${at}`, target, source, branch(source, target), data, "tree")];
        return [drawn(`t${at}`, source, target, course(source, target, family, lanes), data, family)];
    });
}

/** A line for an answer that the network has no tie for. */
export function answerLine(id: string, source: Place, target: Place, classes: string): ElementDefinition {
    return drawn(id, source, target, course(source, target, "joint", new Map()), {}, classes);
}

function course(source: Place, target: Place, family: Family, lanes: Map<string, number>): Course {
    if (source.column !== target.column) return wave(source, target, LANE[family]);
    const pair = [source.id, target.id].sort().join(" ");
    const lane = lanes.get(pair) ?? 0;
    lanes.set(pair, lane + 1);
    return arc(source, target, lane);
}
