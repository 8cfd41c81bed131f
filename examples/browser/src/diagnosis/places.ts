// The tree of organisations that a diagnosis puts people together over, and who works where in it.

import type { Level, Row } from "nms-wasm/diagnosis";
import type { Places } from "../report/bench.ts";
import type { System } from "../system.ts";

/** The id of the node above all others, where there are several with nothing above them. */
const WHOLE = "*";

/** The administrative tree on a day: organisations, and those above them. The build for diagnosis has no networks. */
export async function placesOf({ engine: { Network }, pack }: System, rows: Row[], ties: Row[], day: string): Promise<Places> {
    const organisations = rows.map(({ id, kind, level }) => ({ id: String(id), kind: String(kind), level: level as Level }));
    const network = await Network.build(pack, JSON.stringify({ organisations, relations: ties }));
    const tree = await (await network.hierarchy("administration", day)).tree();
    await network.free();
    const known = new Map(tree.map(({ id, parent }) => [id, parent]));
    const parent = new Map<string, string | null>();
    const take = (id: string): void => {
        if (parent.has(id)) return;
        parent.set(id, known.get(id) ?? null);
        const above = known.get(id) ?? null;
        if (above !== null) take(above);
    };
    for (const { id } of organisations) take(id);
    const roots = [...parent].filter(([, above]) => above === null).map(([id]) => id);
    if (roots.length > 1) {
        for (const id of roots) parent.set(id, WHOLE);
        parent.set(WHOLE, null);
    }
    return { root: roots.length > 1 ? WHOLE : (roots[0] ?? ""), parent, organisations: new Map(rows.map((row) => [String(row["id"]), row])) };
}

/** For each value of a column its rows. */
export function by<T, K extends keyof T>(rows: T[], column: K): Map<string, T[]> {
    const groups = new Map<string, T[]>();
    for (const row of rows) {
        const key = String(row[column]);
        const group = groups.get(key);
        if (group) group.push(row);
        else groups.set(key, [row]);
    }
    return groups;
}
