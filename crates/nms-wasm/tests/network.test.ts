// Questions to the network.

import { expect, expectTypeOf, test } from "vitest";
import { nms, refusal } from "./engine.js";
import { filesOf } from "./files.js";

const { Network, NormPack } = nms;
const pack = NormPack.fromFiles(filesOf("orenburg-2023"));
const order = Network.fromPack(pack);
const region = Network.build(pack, {
    organisations: [
        { id: "район", kind: "municipality", level: "municipal", title: "Первый район" },
        { id: "🏫-1", kind: "school", level: "institutional" },
        { id: "🏫-2", kind: "school", level: "institutional" },
    ],
    relations: [{ from: "🏫-1", to: "район", kind: "part_of", valid_from: "2023-09-01" }],
});

test("nodes and ties", () => {
    expect([order.nodeCount, order.edgeCount]).toEqual([76, 203]);
    expect(order.nodes()).toHaveLength(76);
    expect(order.edges()).toHaveLength(203);
    expect(order.node("orb-cnppm")).toMatchObject({ level: "regional", origin: "pack" });
    expect(order.node("нет такого")).toBeUndefined();
    expect(order.edgesOf("orb-cnppm").every((tie) => [tie.from, tie.to].includes("orb-cnppm"))).toBe(true);
});

test("who answers for a function, and with whom", () => {
    const answer = order.responsible("fn-001-3-3-3-9");
    expectTypeOf(answer).toEqualTypeOf<nms.Responsibility>();
    expect(answer.holder).toBe("orb-rcro");
    expect(answer.shares.map((share) => share.part)).toEqual(["jointly", "one_sided"]);
    expect(order.responsibilities()).toHaveLength(188);
});

test("ids of any script work", () => {
    expect(region.node("🏫-1")?.label.ru).toBe("🏫-1");
    expect(region.actingAs("orb-mms")).toEqual(["район"]);
    expect(region.functionsOf("🏫-1").some((held) => held.via[0] === "orb-educational-organisations")).toBe(true);
    expect(region.unreached("school")).toEqual(["🏫-2"]);
});

test("an unknown id is refused with the nearest one", () => {
    const error = refusal(() => order.edgesOf("orb-cnpm"));
    expect(error.code).toBe("network.node.unknown");
    expect(error.help).toContain("`orb-cnppm`");
    expect(refusal(() => order.responsible("🏫")).code).toBe("network.function.unknown");
});

test("a tree of a day", () => {
    const tree = region.hierarchy("structure", "2023-08-31");
    expect(tree.parent("🏫-1")).toBeUndefined();
    const later = region.hierarchy("structure", "2023-09-01");
    expect(later.parent("🏫-1")).toBe("район");
    expect(later.ancestors("🏫-1")).toEqual(["район"]);
    expect(later.children("район")).toEqual(["🏫-1"]);
    expect(later.contains("район", "🏫-1")).toBe(true);
    expect(later.roots()).toEqual(["fed-efs", "район"]);
    expect(later.surplus()).toEqual([]);
    expect(region.changes("2023-08-31", "2023-09-01")).toMatchObject([{ kind: "added" }]);
});

test("a tree outlives its network", () => {
    const network = Network.fromPack(pack);
    const tree = network.hierarchy("structure");
    network.free();
    expect(tree.descendants("orb-cnppm")).toContain("orb-tutors");
});

test("days and words are checked", () => {
    expect(refusal(() => order.edgesOf("orb-cnppm", "7 июня")).code).toBe("input.date");
    expect(refusal(() => order.hierarchy("structur" as nms.HierarchyKind)).help).toContain("`structure`");
    expect(refusal(() => order.export("svg" as nms.ExportFormat)).code).toBe("input.word");
});

test("where the system hangs on one actor", () => {
    expect(order.fragility().cut_points[0]?.id).toBe("orb-rcro");
    expect(order.cutOffBy("orb-rcro").length).toBe(order.fragility().cut_points[0]?.cut_off);
    expect(order.escalation("orb-teachers", "orb-ministry")).toMatchObject({ reached: true });
});

test("rows may be given as JSON text", () => {
    expect(Network.build(null, '{"organisations":[{"id":"ш","kind":"school","level":"institutional"}]}').nodeCount).toBe(1);
});

test("exports are texts of other tools", () => {
    expect(order.export("dot")).toMatch(/^(strict )?digraph/);
    expect(order.export("graphml")).toContain("<graphml");
    expect(JSON.parse(order.export("cytoscape")).elements.nodes).toHaveLength(76);
    expect(JSON.parse(order.export("networkx")).nodes).toHaveLength(76);
});
