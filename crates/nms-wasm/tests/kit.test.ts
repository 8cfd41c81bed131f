// The conformance kit: every stage of its regions, byte for byte; see tests/kit/README.md.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nms, routes } from "./engine.js";
import { shipped } from "./files.js";
import { stages } from "./stages.js";

const KIT = new URL("../../../tests/kit/", import.meta.url);
const regions = readdirSync(KIT, { withFileTypes: true }).filter((one) => one.isDirectory());

/** The texts of a folder, by their names without the ending. */
const texts = (folder: URL): Record<string, string> =>
    Object.fromEntries(readdirSync(folder).map((name) => [name.replace(/\.\w+$/, ""), readFileSync(new URL(name, folder), "utf8")]));

test.each(regions.map(({ name }) => name))("%s", (name) => {
    const folder = new URL(`${name}/`, KIT);
    const world = { ...JSON.parse(readFileSync(new URL("world.json", folder), "utf8")), files: texts(new URL("tables/", folder)) };
    expect(stages({ full: nms, routes }, world, shipped(world.pack))).toEqual(texts(new URL("expected/", folder)));
});
