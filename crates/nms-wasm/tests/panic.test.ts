// A panic of the library: it should never happen, and if it does it is an error like every other.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error A copy of the module of its own, so that the other tests keep theirs.
import * as copy from "../dist/full/nms.js?panic";
import type * as glue from "../dist/full/nms.js";
import { refusal } from "./engine.js";
import { filesOf } from "./files.js";

const nms = copy as typeof glue & { _fail(): void };
nms.initSync({ module: readFileSync(new URL("../dist/full/nms_bg.wasm", import.meta.url)) });

test("a panic is an error with a code, and the next call works in a fresh instance", () => {
    const pack = nms.NormPack.fromFiles(filesOf("orenburg-2025"));
    const error = refusal(() => nms._fail());
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: "NmsError", code: "internal.panic", related: [] });
    expect(error.help).not.toContain("on purpose");

    const again = nms.NormPack.fromFiles(filesOf("orenburg-2025"));
    expect(again.section("actors")).toHaveLength(20);
    expect(() => pack.id, "what the old instance held is gone").toThrow(Error);
    expect(again.id).toBe("orenburg-2025");
    expect(refusal(() => nms.Network.fromPack(pack)).code).toBe("input.type");
});
