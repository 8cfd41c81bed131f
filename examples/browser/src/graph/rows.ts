// The actors as rows of an outline: level by level, in the order of the tree, parts indented under their whole.

import type { Level } from "nms-wasm";
import type { System } from "../system.ts";

export const LEVELS: Level[] = ["federal", "regional", "inter-municipal", "municipal", "institutional", "external"];

export interface Row {
    id: string;
    level: Level;
    /** How deep it stands under wholes of its own level. */
    indent: number;
    /** Outside the tree, while others of its level stand in it. */
    apart: boolean;
}

/** The rows of a document's actors. */
export function rows(system: System): Row[] {
    const inTree = system.tree.map(({ id }) => id);
    const apart = system.nodes.map(({ id }) => id).filter((id) => !system.parent.has(id));
    const ids = [...inTree, ...apart];
    const levelOf = (id: string) => system.node.get(id)?.level;
    const indents = new Map<string, number>();
    for (const id of ids) {
        const parent = system.parent.get(id);
        const beside = parent !== undefined && parent !== null && levelOf(parent) === levelOf(id);
        indents.set(id, beside ? (indents.get(parent) ?? 0) + 1 : 0);
    }
    return LEVELS.flatMap((level) => {
        const here = ids.filter((id) => levelOf(id) === level);
        const rooted = here.some((id) => system.parent.has(id));
        return here.map((id) => ({ id, level, indent: indents.get(id) ?? 0, apart: rooted && !system.parent.has(id) }));
    });
}
