// The SHA-256 of every stage of each world of a folder, as `cargo xtask worlds` asks for them:
// `node scripts/worlds.mjs node FOLDER` or `node scripts/worlds.mjs chromium FOLDER`.

import { readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, serve } from "../tests/chromium.js";
import { digests } from "../tests/stages.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const [surface, folder] = process.argv.slice(2);
const shipped = (pack) => readFileSync(join(ROOT, "dist/packs", `${pack}.json`), "utf8");

/** A line for each stage of each world: its name, the stage, the SHA-256 of its text. */
async function print(ask) {
    for (const file of readdirSync(folder).sort()) {
        const world = JSON.parse(readFileSync(join(folder, file), "utf8"));
        for (const [stage, digest] of await ask(world, shipped(world.pack))) console.log(`${parse(file).name} ${stage} ${digest}`);
    }
}

async function inNode() {
    const [full, routes] = await Promise.all([import("nms-wasm/full"), import("nms-wasm/routes")]);
    await Promise.all([full.default(), routes.default()]);
    await print((world, pack) => digests({ full, routes }, world, pack));
}

async function inChromium() {
    const { url, server } = await serve(ROOT, { "/page.html": "<!doctype html>" });
    const browser = await launch();
    try {
        const page = await browser.newPage();
        await page.goto(`${url}/page.html`);
        await page.evaluate(async () => {
            const [full, routes, tests] = await Promise.all(["/dist/full/web.js", "/dist/routes/web.js", "/tests/stages.js"].map((path) => import(path)));
            await Promise.all([full.default(), routes.default()]);
            globalThis.ask = (world, pack) => tests.digests({ full, routes }, world, pack);
        });
        await print((world, pack) => page.evaluate(([world, pack]) => globalThis.ask(world, pack), [world, pack]));
    } finally {
        await browser.close();
        server.close();
    }
}

const run = { node: inNode, chromium: inChromium }[surface];
if (run === undefined || folder === undefined) throw new Error("use `worlds.mjs node|chromium FOLDER`");
await run();
