// The package for browsers.

import load from "./nms.js";

export * from "./nms.js";

/** Loads the module from beside this file, or from what is given: an address, a response, bytes. */
export default function init(source = new URL("./nms_bg.wasm", import.meta.url)) {
    return load({ module_or_path: source });
}
