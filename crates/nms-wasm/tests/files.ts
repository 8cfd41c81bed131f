// What the tests read from disk.

import { readFileSync, readdirSync } from "node:fs";
import type { Case } from "./vectors.js";

const DIST = new URL("../dist/", import.meta.url);
const PACKS = new URL("../../nms-core/packs/", import.meta.url);
const VECTORS = new URL("../../../tests/vectors/", import.meta.url);

/** The JSON text of a pack that comes with the package. */
export function shipped(pack: string): string {
    return readFileSync(new URL(`packs/${pack}.json`, DIST), "utf8");
}

/** The TOML texts it was made from. */
export function filesOf(pack: string): Record<string, string> {
    const folder = new URL(`${pack}/`, PACKS);
    const names = readdirSync(folder).filter((name) => name.endsWith(".toml"));
    return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
}

/** Ids of the packs that come with the package. */
export const packIds = readdirSync(new URL("packs/", DIST)).map((name) => name.replace(/\.json$/, ""));

/** The shared vectors: name of the file → cases. */
export const vectors: Record<string, Case[]> = Object.fromEntries(
    readdirSync(VECTORS)
        .filter((name) => name.endsWith(".json"))
        .map((name) => [name, JSON.parse(readFileSync(new URL(name, VECTORS), "utf8"))]),
);

/** Names of the tables that cases name. */
export const tableNames = readdirSync(new URL("tables/", VECTORS)).map((name) => name.replace(/\.json$/, ""));

/** The JSON text of one of them. */
export const tablesOf = (name: string): string => readFileSync(new URL(`tables/${name}.json`, VECTORS), "utf8");

/** The smallest pack that is read without problems, with more text after its head. */
export function smallPack(more = ""): Record<string, string> {
    const head = `[pack]\nid = "малый"\nversion = "1.0.0"\nlabel = { ru = "Приказ", en = "Order" }\njurisdiction = { ru = "Край", en = "Region" }\n`;
    return { "pack.toml": head, "actors.toml": more };
}
