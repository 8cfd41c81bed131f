// A region that does not exist, for trying the page out: the tables of a region of the conformance kit.

const FILES = import.meta.glob<string>("../../../../tests/kit/oblast/tables/*.csv", { query: "?raw", import: "default", eager: true });

/** `…/persons.csv` holds the table `persons`. */
export const TABLES: Record<string, string> = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [/([^/]+)\.csv$/.exec(path)![1]!, text]));
