// The list of packs for the page: made when the page is built, so that a pack itself is only fetched on demand.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import init, { NormPack } from "nms-wasm/full";
import type { Plugin } from "vite";

const PACKS = fileURLToPath(new URL("../../../crates/nms-wasm/dist/packs/", import.meta.url));
const NAME = "virtual:packs";

/** The heads of all packs, the newest first within a region. */
async function heads() {
    await init();
    const packs = readdirSync(PACKS).map((file) => {
        const pack = NormPack.fromJson(readFileSync(PACKS + file, "utf8"));
        return { id: pack.id, header: pack.header, entries: pack.section("actors").length + pack.section("functions").length };
    });
    // The pack that says most about who acts comes first.
    return packs.sort((a, b) => b.entries - a.entries).map(({ id, header }) => ({ id, header }));
}

/** A module `virtual:packs`: for each pack its head and the address of its files. */
export function packList(): Plugin {
    return {
        name: "pack-list",
        resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
        async load(id) {
            if (id !== `\0${NAME}`) return;
            const list = await heads();
            const imports = list.map(({ id }, at) => `import url${at} from "nms-wasm/packs/${id}.json?url";`);
            const items = list.map((pack, at) => `{ ...${JSON.stringify(pack)}, url: url${at} }`);
            return `${imports.join("\n")}\nexport default [${items.join(", ")}];`;
        },
    };
}
