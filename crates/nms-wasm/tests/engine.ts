// All builds under their own names, loaded as a user of Node loads them.

import initLean, * as lean from "nms-wasm";
import initDiagnosis, * as diagnosis from "nms-wasm/diagnosis";
import initIndicators, * as indicators from "nms-wasm/indicators";
import initInstrument, * as instrument from "nms-wasm/instrument";
import initRoutes, * as routes from "nms-wasm/routes";
import init, * as nms from "nms-wasm/full";

await Promise.all([initLean(), init(), initDiagnosis(), initIndicators(), initInstrument(), initRoutes()]);

export { diagnosis, indicators, instrument, lean, nms, routes };

/** What a call refuses with. */
export function refusal(call: () => unknown): nms.NmsError {
    try {
        call();
    } catch (error) {
        return error as nms.NmsError;
    }
    throw new Error("nothing was refused");
}
