// The page's side: the same names as in the package, every call a promise.

import { transferHandlers, wrap } from "comlink";

const keys = new WeakMap();
const isHandle = (value) => keys.has(value);
const revive = ({ related, ...fields }) =>
    Object.assign(new Error(fields.message), fields, { related: related?.map(revive) });

/** Tells comlink how handles, functions and errors travel; once for all builds of the package on a page. */
function prepare() {
    // A handle answers every question about its properties, that of comlink's own handler for proxies, too: ours is first.
    const proxies = transferHandlers.get("proxy");
    transferHandlers.delete("proxy");
    transferHandlers.set("nms", {
        canHandle: (value) => isHandle(value) || (Array.isArray(value) && value.some(isHandle)),
        serialize: (value) => [Array.isArray(value) ? value.map((one) => keys.get(one)) : keys.get(value), []],
        deserialize: ({ key, port }) => {
            port.start();
            const handle = wrap(port);
            keys.set(handle, key);
            return handle;
        },
    });
    // A function stays on the page: the worker tells it, and does not wait for its answer.
    transferHandlers.set("proxy", { ...proxies, canHandle: (value) => typeof value === "function" || proxies.canHandle(value) });
    transferHandlers.set("throw", {
        ...transferHandlers.get("throw"),
        deserialize: (fields) => {
            throw revive(fields);
        },
    });
}

if (!transferHandlers.has("nms")) prepare();

/** Starts the engine in a worker of its own, or in the one that is given. */
export async function connect(worker = new Worker(new URL("./thread.js", import.meta.url), { type: "module" })) {
    const engine = wrap(worker);
    const names = await engine.load();
    return { ...Object.fromEntries(names.map((name) => [name, engine[name]])), close: () => worker.terminate() };
}
