// The tours of the front page and of the package run as they are printed.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const DIST = new URL("../dist/", import.meta.url);

/** The blocks of JavaScript of a page. */
const tours = (page: string): string[] => {
    const text = readFileSync(new URL(`../../../${page}`, import.meta.url), "utf8");
    return [...text.matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code!);
};

/** Runs a tour with an `assert` that counts and a `fetch` that reads the folder of the package. */
async function run(code: string): Promise<number> {
    let asserted = 0;
    const strict = { ...console, assert: (holds: boolean) => ((asserted += 1), expect(holds).toBe(true)) };
    const fetched = (path: string) => Promise.resolve(new Response(readFileSync(new URL(path, DIST))));
    const body = code.replace(/^import (\w+), (\{.*\}) from ("nms-wasm.*");$/m, "const { default: $1, ...all } = await load($3); const $2 = all;");
    const Body = Object.getPrototypeOf(async () => {}).constructor as new (...text: string[]) => (...given: unknown[]) => Promise<void>;
    await new Body("load", "console", "fetch", body)((name: string) => import(name), strict, fetched);
    return asserted;
}

test.each(["README.md", "crates/nms-wasm/README.md"])("%s", async (page) => {
    const all = tours(page);
    expect(all.length).toBeGreaterThan(0);
    for (const code of all) expect(await run(code)).toBeGreaterThan(0);
});
