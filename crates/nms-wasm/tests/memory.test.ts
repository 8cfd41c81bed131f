// Memory is given back by `free`, by `using`, and a freed thing is refused.

import { expect, test } from "vitest";
import init from "nms-wasm/full";
import { nms, refusal } from "./engine.js";
import { filesOf } from "./files.js";

const { memory } = await init();
const files = filesOf("orenburg-2023");

test("free gives the memory back", () => {
    const round = () => {
        const pack = nms.NormPack.fromFiles(files);
        const network = nms.Network.fromPack(pack);
        network.hierarchy("structure").free();
        network.free();
        pack.free();
    };
    round();
    const before = memory.buffer.byteLength;
    for (let i = 0; i < 50; i++) round();
    expect(memory.buffer.byteLength).toBe(before);
});

test("things are disposable", () => {
    const pack = nms.NormPack.fromFiles(files);
    pack[Symbol.dispose]();
    expect(() => pack.id).toThrow(Error);
    expect(refusal(() => nms.Network.fromPack(pack)).code).toBe("input.type");
});

test("loading twice changes nothing", async () => {
    const pack = nms.NormPack.fromFiles(files);
    await init();
    expect(pack.id).toBe("orenburg-2023");
});
