// The worker's side: packs, networks, regions and all else that the module keeps stay here, the page holds handles on them.

import { expose, finalizer, transferHandlers } from "comlink";
import * as nms from "./web.js";

/** What the build has: its classes, and functions that stand alone. */
const { default: init, initSync, _fail, ...all } = nms;
const KINDS = Object.values(all).filter((one) => one.prototype?.free);
const held = new Map();
let last = 0;

/** The key under which a thing is kept until the page lets it go. */
function keep(thing) {
    const key = ++last;
    held.set(key, thing);
    thing[finalizer] = () => {
        held.delete(key);
        try {
            thing.free();
        } catch {
            // The page has freed it already.
        }
    };
    return key;
}

transferHandlers.set("nms", {
    canHandle: (value) => KINDS.some((kind) => value instanceof kind),
    serialize: (thing) => {
        const { port1, port2 } = new MessageChannel();
        expose(thing, port1);
        return [{ key: keep(thing), port: port2 }, [port2]];
    },
    deserialize: (keys) => (Array.isArray(keys) ? keys.map((key) => held.get(key)) : held.get(keys)),
});

/** An error as plain fields: a message between threads would drop all but its name and message. */
const plain = ({ name, message, code, help, path, related, findings }) =>
    ({ name, message, code, help, path, related: related?.map(plain), ...(findings && { findings }) });

transferHandlers.set("throw", { ...transferHandlers.get("throw"), serialize: ({ value }) => [plain(value), []] });

expose({ load: async () => (await init(), Object.keys(all)), ...all });
