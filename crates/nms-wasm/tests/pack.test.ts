// Packs, as a page uses them.

import { expect, expectTypeOf, test } from "vitest";
import { nms, refusal } from "./engine.js";
import { filesOf, packIds, smallPack } from "./files.js";

const { NormPack } = nms;
const main = NormPack.fromFiles(filesOf("orenburg-2023"));

test("every pack of the package is read", () => {
    expect(packIds).toEqual(["orenburg-2020", "orenburg-2023", "orenburg-2025", "primorye-2022", "smolensk-2018"]);
    for (const id of packIds) {
        const pack = NormPack.fromFiles(filesOf(id));
        expect(pack.id).toBe(id);
        expect(pack.header.label.ru).not.toBe("");
    }
});

test("a section is typed by its name", () => {
    const actors = main.section("actors");
    expectTypeOf(actors).toEqualTypeOf<nms.Actor[]>();
    expect(actors).toHaveLength(76);
    expect(main.section("functions")).toHaveLength(188);
    expect(actors.find((actor) => actor.id === "orb-cnppm")?.abbreviation).toBe("ЦНППМ");
});

test("an unknown section is refused with the nearest word", () => {
    const error = refusal(() => main.section("actor" as nms.Section));
    expect(error).toMatchObject({ code: "input.word", help: "did you mean `actors`?" });
});

test("an entry comes with its section, which tells its type", () => {
    const found = main.entry("orb-cnppm");
    expect(found?.section).toBe("actors");
    if (found?.section === "actors") expectTypeOf(found.entry).toEqualTypeOf<nms.Actor>();
    expect(main.entry("rel-001-001")).toMatchObject({ section: "relations", entry: { kind: "part_of" } });
    expect(main.entry("нет такого")).toBeUndefined();
});

test("notes on an entry", () => {
    expect(main.notesOn("act-889").map((note) => note.id)).toContain("inc-001-01");
    expect(main.notesOn("нет такого")).toEqual([]);
});

test("the text of a pack is canonical and reads back as what the sections say", () => {
    const whole = JSON.parse(main.toJson());
    expect(whole.pack).toEqual(main.header);
    expect(whole.kpis).toEqual(main.section("kpis"));
    expect(NormPack.fromJson(main.toJson()).toJson()).toBe(main.toJson());
    expect(NormPack.fromJson(whole).toJson()).toBe(main.toJson());
});

test("the linter speaks both languages and names clauses", () => {
    const findings = main.lint();
    const overlaps = findings.filter((finding) => finding.code === "coordination.overlap");
    expect(overlaps.map((finding) => finding.entry)).toContain("orb-rs-nms");
    expect(findings.every((finding) => finding.message.ru !== "" && finding.message.en !== "")).toBe(true);
});

test("packs are linted together and stay usable", () => {
    const other = NormPack.fromFiles(filesOf("primorye-2022"));
    expect(nms.lintTogether([main, other]).map((finding) => finding.code)).toContain("abbreviation.homonym");
    expect(other.id).toBe("primorye-2022");
});

test("a pack extends another", () => {
    const files = smallPack(`[[actors]]\nid = "центр"\nkind = "centre"\nlevel = "regional"\nclause = "1"\nlabel = { ru = "Центр", en = "Centre" }\n`);
    const base = NormPack.fromFiles(files);
    const head = files["pack.toml"]!.replace('"малый"', '"новый"') + 'extends = "малый"\n';
    const pack = NormPack.fromFiles({ "pack.toml": head }, base);
    expect(pack.section("actors")).toHaveLength(1);
    const changes = pack.diff(NormPack.fromFiles({ "pack.toml": head + 'omits = ["центр"]\n' }, base));
    expect(changes).toMatchObject([{ kind: "removed", before: "центр" }]);
    expect(pack.diffText(base)).toBe(pack.diffText(base, "ru"));
});
