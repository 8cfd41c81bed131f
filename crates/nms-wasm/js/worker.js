// The page's side: the same names as in the package, every call a promise.

import { transferHandlers, wrap } from "comlink";

const keys = new WeakMap();
const isHandle = (value) => keys.has(value);

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
transferHandlers.set("proxy", proxies);

const revive = ({ related, ...fields }) =>
    Object.assign(new Error(fields.message), fields, { related: related?.map(revive) });

transferHandlers.set("throw", {
    ...transferHandlers.get("throw"),
    deserialize: (fields) => {
        throw revive(fields);
    },
});

/** Starts the engine in a worker of its own, or in the one that is given. */
export async function connect(worker = new Worker(new URL("./thread.js", import.meta.url), { type: "module" })) {
    const engine = wrap(worker);
    const names = await engine.load();
    return { ...Object.fromEntries(names.map((name) => [name, engine[name]])), close: () => worker.terminate() };
}
