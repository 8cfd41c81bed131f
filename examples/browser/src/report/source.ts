// The tables that are looked at: files from the visitor's disk, or the made region. They stay in the page.

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

/** The day on which the made region is worth looking at. */
export const MADE_DAY = "2023-12-01";

/** The texts of the tables, by their names; those of the made region come when they are asked for. */
export async function tablesOf(source: Source): Promise<Record<string, string | Uint8Array>> {
    return source === "made" ? (await import("./made.ts")).TABLES : Object.fromEntries(files);
}
