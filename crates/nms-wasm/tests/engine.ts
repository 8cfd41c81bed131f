// The package under its own name, loaded as a user of Node loads it.

import init, * as nms from "nms-wasm";

await init();

export { nms };

/** What a call refuses with. */
export function refusal(call: () => unknown): nms.NmsError {
    try {
        call();
    } catch (error) {
        return error as nms.NmsError;
    }
    throw new Error("nothing was refused");
}
