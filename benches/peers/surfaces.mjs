// A plan of routes in the browser's build, run by Node: its seconds and its value.

import { readFileSync } from "node:fs";
import init, { NormPack, Region } from "../../crates/nms-wasm/dist/routes/node.js";

await init();
const [file, day] = process.argv.slice(2);
const pack = NormPack.fromJson(readFileSync("crates/nms-wasm/dist/packs/orenburg-2023.json", "utf8"));
const region = Region.fromJson(readFileSync(file, "utf8"), pack, { bytes: 100_000_000 });
const diagnosis = region.diagnose(pack, { as_of: day });
const start = performance.now();
const plan = region.planRoutes(pack, diagnosis, { as_of: day });
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, value: plan.summary().value }));
