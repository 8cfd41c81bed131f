// What bad input gets: one error with a code, what to do, and everything that is wrong.

import { expect, test } from "vitest";
import { nms, refusal } from "./engine.js";
import { filesOf, smallPack } from "./files.js";

const { NormPack, Network } = nms;
const wrong = (value: unknown) => value as never;

test("a broken pack is one error with every problem", () => {
    const error = refusal(() => NormPack.fromFiles(smallPack(`[[actors]]\nid = "a"\nkind = "centr"\nlevel = "regional"\nclause = "1"\nlabel = { ru = "А" }\n`)));
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("NmsError");
    expect(error.code).toBe("pack.invalid");
    expect(error.message).toBe("the pack has 2 problems");
    expect(error.related.map((one) => one.code).sort()).toEqual(["pack.field.missing", "pack.word"]);
    expect(error.related.every((one) => one instanceof Error && one.path?.startsWith("actors.toml:"))).toBe(true);
    expect(error.related.find((one) => one.code === "pack.word")?.help).toContain("`centre`");
    expect(String(error)).toBe("NmsError: the pack has 2 problems");
});

test("a single problem stands for itself", () => {
    expect(refusal(() => NormPack.fromFiles({}))).toMatchObject({ code: "pack.head.missing", related: [] });
    expect(refusal(() => NormPack.fromJson("{}"))).toMatchObject({ code: "pack.head.missing", related: [] });
    expect(refusal(() => NormPack.fromJson("{")).code).toBe("input.json");
    expect(refusal(() => NormPack.fromFiles({ "p.toml": "[pack" }))).toMatchObject({ name: "NmsError" });
});

test("arguments of another type are refused before anything is read", () => {
    for (const call of [
        () => NormPack.fromFiles(wrong(undefined)),
        () => NormPack.fromFiles(wrong("pack")),
        () => NormPack.fromJson(wrong(undefined)),
        () => NormPack.fromFiles(wrong({ "a.toml": 1 })),
        () => NormPack.fromFiles({}, wrong({})),
        () => Network.fromPack(wrong(undefined)),
        () => Network.fromPack(wrong({ _share: () => 1 })),
        () => Network.build(undefined, wrong(undefined)),
        () => nms.lintTogether(wrong(3)),
        () => nms.lintTogether([wrong(null)]),
        () => NormPack.fromFiles(smallPack()).entry(wrong(7)),
        () => NormPack.fromFiles(smallPack()).diffText(wrong("малый")),
    ]) {
        expect(refusal(call).code, String(call)).toBe("input.type");
    }
});

test("limits are on, and may be set", () => {
    const few = refusal(() => NormPack.fromFiles(filesOf("orenburg-2023"), null, { bytes: 1000 }));
    expect(few.code).toBe("limit.bytes");
    expect(refusal(() => NormPack.fromFiles(filesOf("orenburg-2023"), null, { rows: 10 })).code).toBe("limit.rows");
    expect(refusal(() => Network.build(null, "[".repeat(1e6))).code).toBe("limit.depth");
    expect(refusal(() => NormPack.fromFiles({}, null, wrong({ bites: 1 }))).code).toBe("input.limits");
    const deep = refusal(() => NormPack.fromFiles({ "p.toml": "a = " + "[".repeat(1e6) }));
    expect(deep.name).toBe("NmsError");
});

test("rows that make no network are all named", () => {
    const error = refusal(() =>
        Network.build(null, {
            organisations: [
                { id: "школа-1", kind: "school", level: "institutional" },
                { id: "школа-1", kind: "school", level: "institutional" },
            ],
            relations: [{ from: "школа-1", to: "школа-2", kind: "part_of" }],
        }),
    );
    expect(error.code).toBe("network.invalid");
    expect(error.related.map((one) => one.code)).toEqual(["network.id.duplicate", "network.reference.dangling"]);
});

test("rows of another shape name the place and not the content", () => {
    const error = refusal(() => Network.build(null, wrong({ organisations: [{ id: "Иванова", kind: 3 }] })));
    expect(error.code).toMatch(/^input\./);
    const places = [error, ...error.related].map(({ message, help, path }) => [message, help, path].join(" ")).join(" ");
    expect(places).toContain("organisations[0].kind");
    expect(places).not.toContain("Иванова");
});
