// The default build: it answers about what is shipped, and what only the full build has is not there.

import { expect, expectTypeOf, test } from "vitest";
import { lean, nms, refusal } from "./engine.js";
import { packIds, shipped, smallPack } from "./files.js";

test("every pack of the package is read, checked and asked", () => {
    for (const id of packIds) {
        const pack = lean.NormPack.fromJson(shipped(id));
        expect(pack.toJson()).toBe(shipped(id));
        expect(pack.lint()).toEqual(nms.NormPack.fromJson(shipped(id)).lint());
        expect(lean.Network.fromPack(pack).nodeCount).toBe(pack.section("actors").length);
    }
});

test("what only the full build has is in neither the types nor the objects", () => {
    expectTypeOf<keyof typeof lean.NormPack>().toEqualTypeOf<"prototype" | "fromJson">();
    expectTypeOf<Exclude<keyof nms.NormPack, keyof lean.NormPack>>().toEqualTypeOf<"checkDefinitions" | "diff" | "diffText">();
    expectTypeOf<Exclude<keyof nms.Network, keyof lean.Network>>().toEqualTypeOf<"export">();
    expectTypeOf<Exclude<keyof typeof nms, keyof typeof lean>>().toEqualTypeOf<"Journal" | "KpiReport" | "LiveReport" | "Region" | "RegionView">();
    expect(lean).not.toHaveProperty("Region");
    expect(lean.NormPack).not.toHaveProperty("fromFiles");
    expect(lean.NormPack.prototype).not.toHaveProperty("diff");
    expect(lean.Network.prototype).not.toHaveProperty("export");
});

test("a pack of one's own goes from the full build to the lean one as JSON, not as it is", () => {
    const own = nms.NormPack.fromFiles(smallPack());
    expect(refusal(() => lean.Network.fromPack(own as never)).code).toBe("input.type");
    expect(lean.NormPack.fromJson(own.toJson()).id).toBe("малый");
});
