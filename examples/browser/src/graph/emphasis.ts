// What stands out when an entry is chosen.

import type { Part } from "nms-wasm";
import type { System } from "../system.ts";

export interface Emphasis {
    /** The part each row has in it; the rows that are not named step back. */
    rows: Map<string, "chosen" | "near" | Part>;
    /** Whether a tie belongs to it. */
    ties(from: string, to: string, fn: string | null): boolean;
    /** Lines from the holder of a function to those who have part in it. */
    answers: { from: string; to: string; part: Part }[];
}

export function emphasis(system: System, id: string | null): Emphasis | undefined {
    if (id === null) return undefined;
    const row = system.row.get(id);
    if (row) {
        const parts = row.shares.map((share) => [share.actor, share.part] as const);
        const answers = row.shares.filter((share) => share.actor !== row.holder);
        return {
            rows: new Map([[row.holder, "chosen"], ...parts.filter(([actor]) => actor !== row.holder)]),
            ties: () => false,
            answers: answers.map((share) => ({ from: row.holder, to: share.actor, part: share.part })),
        };
    }
    if (!system.node.has(id)) return undefined;
    const near = (system.tiesOf.get(id) ?? []).flatMap((tie) => [tie.from, tie.to]);
    return {
        rows: new Map([...near.map((other) => [other, "near"] as const), [id, "chosen"]]),
        ties: (from, to) => from === id || to === id,
        answers: [],
    };
}
