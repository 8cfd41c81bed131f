// The tables that are looked at: files from the visitor's disk, or the made region. They stay in the page.

import type { RegionTables } from "nms-wasm/full";
import { madeRegion } from "./made.ts";

export type Source = "made" | "own";

/** The visitor's files, by the tables they hold. */
export const files = new Map<string, Uint8Array>();
let version = 0;

/** Which state of the tables this is. */
export const stamp = (source: Source): string => (source === "made" ? "made" : `own ${version}`);

/** `C:\data\persons.csv` holds the table `persons`. */
const tableOf = (name: string): string => name.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");

/** Takes files in; one that holds the same table as an earlier one takes its place. */
export async function take(given: Iterable<File>): Promise<number> {
    const read = await Promise.all([...given].map(async (file) => [tableOf(file.name), new Uint8Array(await file.arrayBuffer())] as const));
    for (const [table, bytes] of read) files.set(table, bytes);
    version += 1;
    return read.length;
}

export function drop(table: string): void {
    files.delete(table);
    version += 1;
}

export function dropAll(): void {
    files.clear();
    version += 1;
}

let made: RegionTables | undefined;
export const madeTables = (): RegionTables => (made ??= madeRegion());
