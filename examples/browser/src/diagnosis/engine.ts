// The build for diagnosis, in a worker of its own: it is fetched when the view is opened for the first time.

import type { Engine, RemotePack } from "nms-wasm/diagnosis/worker";
import type { System } from "../system.ts";

let starting: Promise<Engine> | undefined;
const packs = new WeakMap<System, Promise<RemotePack>>();

/** The engine, with a document of the page read into it. */
export async function engineOf(system: System): Promise<{ engine: Engine; pack: RemotePack }> {
    starting ??= import("nms-wasm/diagnosis/worker").then(({ connect }) => connect());
    starting.catch(() => (starting = undefined));
    const engine = await starting;
    const pack = packs.get(system) ?? system.pack.toJson().then((text) => engine.NormPack.fromJson(text));
    packs.set(system, pack);
    pack.catch(() => packs.delete(system));
    return { engine, pack: await pack };
}
