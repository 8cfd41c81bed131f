// The package for Node: the module is read from its file, as Node fetches no files.

import { readFile } from "node:fs/promises";
import load from "./nms.js";

export * from "./nms.js";

/** Loads the module from beside this file, or from what is given. */
export default function init(source = readFile(new URL("./nms_bg.wasm", import.meta.url))) {
    return load({ module_or_path: source });
}
