// The two-parameter model in the browser's build, run by Node: milliseconds of each fit, after one to warm up.

import { readFileSync } from "node:fs";
import init, { Calibration, Scores } from "../../crates/nms-wasm/dist/instrument/node.js";

await init();
const scores = Scores.fromJson(readFileSync(process.argv[2], "utf8"));
const fit = () => {
    const start = performance.now();
    Calibration.fit(scores, { model: "2pl", prior: "none", errors: false });
    return performance.now() - start;
};
fit();
console.log(JSON.stringify(Array.from({ length: 5 }, fit)));
