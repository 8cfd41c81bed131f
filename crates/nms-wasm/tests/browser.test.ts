// The package as it is, without a bundler, in a real browser: the same bytes as in Node, on the page and in a worker.

import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, serve } from "./chromium.js";
import { filesOf, packIds, shipped, tableNames, tablesOf, vectors } from "./files.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
// A browser finds packages by their names only with a map.
const MAP = JSON.stringify({
    imports: {
        "nms-wasm": "/crates/nms-wasm/dist/lean/web.js",
        "nms-wasm/full": "/crates/nms-wasm/dist/full/web.js",
        "nms-wasm/full/worker": "/crates/nms-wasm/dist/full/worker.js",
        "nms-wasm/diagnosis": "/crates/nms-wasm/dist/diagnosis/web.js",
        "nms-wasm/indicators": "/crates/nms-wasm/dist/indicators/web.js",
        "nms-wasm/instrument": "/crates/nms-wasm/dist/instrument/web.js",
        "nms-wasm/routes": "/crates/nms-wasm/dist/routes/web.js",
        "nms-wasm/instrument/worker": "/crates/nms-wasm/dist/instrument/worker.js",
        comlink: "/node_modules/comlink/dist/esm/comlink.mjs",
    },
});
// Maps do not reach into workers: there the one bare name is replaced on the way.
const PAGE = `<!doctype html><script type="importmap">${MAP}</script><script type="module">window.load = (path) => import(path)</script>`;

declare global {
    /** Imports a module on the page. */
    var load: (path: string) => Promise<any>;
}

let browser: Browser;
let page: Page;
let close: () => void;

beforeAll(async () => {
    const { url, server } = await serve(ROOT, { "/page.html": PAGE });
    close = () => server.close();
    browser = await launch();
    page = await browser.newPage();
    await page.route("**/thread.js", async (route) => {
        const source = await (await route.fetch()).text();
        await route.fulfill({ contentType: "text/javascript", body: source.replace('"comlink"', '"/node_modules/comlink/dist/esm/comlink.mjs"') });
    });
    await page.goto(`${url}/page.html`);
}, 60_000);

afterAll(async () => {
    await browser?.close();
    close?.();
});

test("the shared vectors, from every build", async () => {
    const packs = Object.fromEntries(packIds.map((id) => [id, shipped(id)]));
    const wrong = await page.evaluate(async ([cases, packs, tables]) => {
        const names = ["nms-wasm", ...["full", "diagnosis", "indicators", "routes", "instrument"].map((build) => `nms-wasm/${build}`)];
        const builds = await Promise.all(names.map(load));
        const [lean, full, diagnosis, indicators, routes, instrument] = builds;
        const { answer, asJson, isDiagnosis, isFull, isIndicators, isInstrument, isLean, isRoutes } = await load("/crates/nms-wasm/tests/vectors.js");
        await Promise.all(builds.map((build) => build.default()));
        const named = (pack: string | object) => (typeof pack === "string" ? packs[pack] : pack);
        const tablesOf = (name: string) => tables[name];
        return [
            ...cases.filter(isFull).filter((one) => answer(full, one, named, tablesOf) !== one.expected),
            ...cases.filter(isIndicators).filter((one) => answer(indicators, one, asJson(full, named), tablesOf) !== one.expected),
            ...cases.filter(isDiagnosis).filter((one) => answer(diagnosis, one, asJson(full, named), tablesOf) !== one.expected),
            ...cases.filter(isRoutes).filter((one) => answer(routes, one, asJson(full, named), tablesOf) !== one.expected),
            ...cases.filter(isInstrument).filter((one) => answer(instrument, one, named, tablesOf) !== one.expected),
            ...cases.filter(isLean).filter((one) => answer(lean, one, asJson(full, named), tablesOf) !== one.expected),
        ].map(({ name }) => name);
    }, [Object.values(vectors).flat(), packs, Object.fromEntries(tableNames.map((name) => [name, tablesOf(name)]))] as const);
    expect(wrong).toEqual([]);
}, 60_000);

test("the engine in a worker", async () => {
    const seen = await page.evaluate(async ([files, other]) => {
        const { connect } = await load("nms-wasm/full/worker");
        const engine = await connect();
        const { NormPack, Network } = engine;
        const pack = await NormPack.fromFiles(files);
        const second = await NormPack.fromFiles(other);
        const network = await Network.fromPack(pack);
        const tree = await network.hierarchy("structure");
        const error = await NormPack.fromFiles({ "p.toml": "[pack]\nid = 1" }).catch((error: unknown) => error);
        const unknown = await network.edgesOf("orb-cnpm").catch((error: unknown) => error);
        const region = await engine.Region.fromJson({ organisations: [{ id: "s", kind: "school", level: "institutional" }], persons: [{ id: "p" }] }, pack);
        const report = await region.kpis(pack, { as_of: "2024-06-01" });
        const refused = await engine.Region.fromCsv({ persons: "id,id\np,q\n" }).catch((error: unknown) => error);
        const answers = {
            figures: (await report.at("s")).length,
            same: (await report.compare(await (await report.live()).report(), "s")).length,
            findings: refused.findings.counts,
            id: await pack.id,
            nodes: (await network.nodes()).length,
            below: await tree.descendants("orb-support-service"),
            homonyms: (await engine.lintTogether([pack, second])).length > 0,
            changes: (await pack.diff(second)).length > 0,
            rows: await (await Network.build(pack, { organisations: [{ id: "🏫", kind: "school", level: "institutional" }] })).unreached("school"),
            error: [error instanceof Error, error.code, error.related.every((one: Error) => one instanceof Error)],
            unknown: [unknown.code, unknown.help],
        };
        await network.free();
        engine.close();
        return answers;
    }, [filesOf("orenburg-2023"), filesOf("primorye-2022")] as const);
    expect(seen).toEqual({
        figures: 19,
        same: 19,
        findings: { "column.twice": 1 },
        id: "orenburg-2023",
        nodes: 76,
        below: ["orb-route-curators", "orb-tutors"],
        homonyms: true,
        changes: true,
        rows: ["🏫"],
        error: [true, "pack.invalid", true],
        unknown: ["network.node.unknown", "did you mean `orb-cnppm`?"],
    });
}, 60_000);

test("two builds in workers of one page, and progress that is told from there", async () => {
    const seen = await page.evaluate(async () => {
        const full = await (await load("nms-wasm/full/worker")).connect();
        const pack = await full.NormPack.fromFiles({ "pack.toml": '[pack]\nid = "p"\nversion = "1"\nlabel = { ru = "п", en = "p" }\njurisdiction = { ru = "р", en = "r" }\n' });
        const instrument = await (await load("nms-wasm/instrument/worker")).connect();
        const scores = await instrument.Scores.fromJson({ columns: { i1: [1, 0, 1, 0, 1, 0], i2: [1, 1, 0, 0, 1, 0], i3: [0, 1, 1, 0, 1, 0] } });
        const steps: string[] = [];
        const calibration = await instrument.Calibration.fit(scores, { model: "rasch" }, ({ stage }: { stage: string }) => void steps.push(stage));
        // The handle of before is known still.
        const nodes = await (await full.Network.fromPack(pack)).nodes();
        const answers = { nodes: nodes.length, levels: (await calibration.score(scores)).length, stages: [...new Set(steps)] };
        for (const engine of [full, instrument]) engine.close();
        return answers;
    });
    expect(seen).toEqual({ nodes: 0, levels: 6, stages: ["calibrate"] });
});
