// Regions, their indicators and journals, as a page uses them.

import { expect, expectTypeOf, test } from "vitest";
import { nms, refusal } from "./engine.js";
import { shipped } from "./files.js";

const { Journal, NormPack, Region } = nms;
const pack = NormPack.fromJson(shipped("orenburg-2023"));
const SHARE = "kpi-001-d2-federal-register-share";
const wrong = (value: unknown) => value as never;

/** Two schools in two municipalities; `p2` works in both. Of three teachers one counts. */
const TABLES: nms.RegionTables = {
    organisations: {
        id: ["r", "m1", "m2", "s1", "s2"],
        kind: ["region", "municipality", "municipality", "school", "school"],
        level: ["regional", "municipal", "municipal", "institutional", "institutional"],
    },
    relations: { from: ["m1", "m2", "s1", "s2"], to: ["r", "r", "m1", "m2"], kind: Array(4).fill("part_of") },
    persons: [{ id: "p1" }, { id: "p2" }, { id: "p3" }],
    positions: {
        person: ["p1", "p2", "p2", "p3"],
        organisation: ["s1", "s1", "s2", "s2"],
        post: Array(4).fill("teacher"),
        staff_category: Array(4).fill("pedagogical"),
        valid_from: [null, null, null, "2023-09-01"],
    },
    activities: [{ id: "a", kind: "programme", register: "federal" }],
    sessions: [{ id: "t", activity: "a" }],
    participations: [
        { person: "p1", session: "t", status: "completed", basis: "diagnosis", to: "2024-03-01", recorded: "2024-04-01" },
        { person: "p2", session: "t", status: "completed", basis: "own_choice", to: "2024-03-01" },
        { person: "p3", session: "t", status: "enrolled", basis: "diagnosis", from: "2024-03-01" },
    ],
};
/** `p2` completes the programme by diagnosis, too. */
const EVENTS: nms.Event[] = [
    { kind: "put", table: "sessions", row: { id: "t2", activity: "a" } },
    { kind: "put", table: "participations", row: { person: "p2", session: "t2", status: "completed", basis: "diagnosis", to: "2024-05-01" } },
];
const region = Region.fromJson(TABLES, pack);
const report = region.kpis(pack, { as_of: "2024-06-01" });

test("a region holds its tables and gives them back", () => {
    expect(region.rows("positions")).toBe(4);
    expect(region.table("persons")).toEqual([{ id: "p1" }, { id: "p2" }, { id: "p3" }]);
    expect(JSON.parse(region.tableJson("relations"))).toHaveLength(4);
    expect(Region.fromJson(region.toJson(), pack).toJson()).toBe(region.toJson());
    expect(region.findings).toEqual({ errors: 0, warnings: 0, counts: {}, list: [] });
    expect(refusal(() => region.table("person")).code).toBe("region.table");
});

test("a refused region has all its findings", () => {
    const error = refusal(() => Region.fromCsv({ persons: "id;birth_date;ФИО\np1;07.06.1990;x\np2;31.02.1990;y\n", people: "id\n" }));
    expect(error).toMatchObject({ name: "NmsError", code: "region.invalid" });
    expect(error.findings?.counts).toEqual({ "cell.day_form": 1, "cell.no_such_day": 1, "column.unknown": 1, "table.unknown": 1 });
    expect(error.findings).toMatchObject({ errors: 3, warnings: 1 });
    expect(error.findings?.list.find((one) => one.code === "cell.no_such_day")).toMatchObject({ table: "persons", key: "p2", row: 2, column: "birth_date" });
    expect(error.related).toHaveLength(3);
    expect(JSON.stringify(error.findings)).not.toContain("31.02");
});

test("a number that no double holds is a finding in its cell", () => {
    const error = refusal(() => Region.fromJson('{"activities": [{"id": "a", "kind": "programme", "hours": 1e400}]}'));
    expect(error.findings?.counts).toEqual({ "cell.number_range": 1 });
});

test("CSV comes as text or as bytes, windows-1251 too, with a warning", () => {
    const bytes = new TextEncoder().encode("id,category\np1,высшая\n");
    expect(Region.fromCsv({ persons: bytes }).table("persons")).toEqual([{ id: "p1", category: "высшая" }]);
    const cyrillic = Uint8Array.from([..."id,category\np1,"].map((c) => c.charCodeAt(0)).concat([0xe2, 0xfb, 0xf1, 0xf8, 0xe0, 0xff]));
    const old = Region.fromCsv({ persons: cyrillic });
    expect(old.table("persons")).toEqual([{ id: "p1", category: "высшая" }]);
    expect(Object.keys(old.findings.counts)).toEqual(["csv.encoding"]);
    expect(refusal(() => Region.fromCsv({ persons: bytes }, null, { bytes: 10 })).code).toBe("limit.bytes");
});

test("arguments of another type are refused before anything is read", () => {
    for (const call of [
        () => Region.fromJson(wrong(undefined)),
        () => Region.fromJson({}, wrong({})),
        () => Region.fromCsv(wrong("persons")),
        () => Region.fromCsv(wrong({ persons: 1 })),
        () => region.rows(wrong(1)),
        () => region.apply(wrong(undefined)),
        () => region.asOf(wrong(1)),
        () => region.kpis(wrong({}), { as_of: "2024-06-01" }),
        () => report.figure(wrong(1), "r"),
        () => report.combine(SHARE, wrong("r"), "total"),
        () => report.explainText(SHARE, "r", wrong(1)),
    ]) {
        expect(refusal(call).code, String(call)).toBe("input.type");
    }
    expect(refusal(() => Region.fromJson("[]")).code).toBe("input.tables");
    expect(refusal(() => region.kpis(pack, wrong({ day: "2024-06-01" }))).code).toBe("input.options");
    expect(refusal(() => region.kpis(pack, wrong({ as_of: "2024-06-01", days: 3 }))).path).toBe("options, days");
    expect(refusal(() => region.kpis(pack, { as_of: "1 июня" })).code).toBe("input.date");
    expect(refusal(() => region.kpis(pack, { as_of: "2024-06-01", only: ["kpi"] })).code).toBe("kpi.unknown");
    expect(refusal(() => region.apply("{}")).code).toBe("input.events");
});

test("every indicator at every node, with its target", () => {
    expect(report.asOf).toBe("2024-06-01");
    expect(report.nodes()[0]).toEqual({ id: "r", parent: null });
    expect(report.indicators().find(({ id }) => id === SHARE)).toMatchObject({ kind: "share", target: { value: 30, comparator: ">=" } });
    expectTypeOf(report.figures()).toEqualTypeOf<nms.KpiFigure[]>();
    expect(report.figures()).toHaveLength(report.indicators().length * 5);
    const top = report.figure(SHARE, "r");
    expect(top).toMatchObject({ numerator: 1, denominator: 3, value: 33.333333, status: "reached", reason: null });
    expect(report.at("m2").find(({ indicator }) => indicator === SHARE)).toMatchObject({ numerator: 0, denominator: 2, status: "short" });
    expect(refusal(() => report.at("m3")).help).toContain("m");
    const one = region.kpis(pack, { as_of: "2024-06-01", known: "2024-03-15", hierarchy: "administration", only: [SHARE] });
    expect(one.figures()).toHaveLength(5);
    expect(one.figure(SHARE, "r").numerator).toBe(0);
});

test("a figure is opened down to the rows, as a value, a text and HTML", () => {
    const derivation = report.explain(SHARE, "r");
    expect(derivation.counted.keys).toEqual(["p1"]);
    expect(derivation.not_counted.keys).toEqual(["p2", "p3"]);
    expect(derivation.contributions.map(({ node }) => node)).toEqual(["m1", "m2"]);
    expect(derivation.repeated).toEqual({ numerator: 0, population: 1 });
    expect(report.explainText(SHARE, "r", "en")).toContain("1 / 3 = 33.333333");
    expect(report.explainText(SHARE, "r")).toBe(report.explainText(SHARE, "r", "ru"));
    expect(report.explainHtml(SHARE, "r")).toContain("<li>p1</li>");
});

test("somebody is told why", () => {
    const why = report.why(SHARE, "p2");
    expect(why).toMatchObject({ in_population: true, counted: false, places: ["s1", "s2"] });
    expect(report.whyText(SHARE, "p1", "en")).toContain("counts");
    expect(refusal(() => report.why(SHARE, "p9")).code).toBe("kpi.row");
});

test("changes are taken apart, nodes put together where that makes sense", () => {
    const before = region.kpis(pack, { as_of: "2024-03-15" });
    const change = before.compare(report, "r").find(({ indicator }) => indicator === SHARE);
    expect(change?.change).toBe(33.333333);
    expect(change?.parts.map(({ cause }) => cause)).toEqual(["definition", "late_data", "reorganisation", "population", "rate"]);
    expect(report.combine(SHARE, ["s1", "s2"], "maximum").value).toBe(50);
    expect(refusal(() => report.combine(SHARE, ["m1", "m2"], "mean")).code).toBe("kpi.combine");
});

test("events make a new region, and keep a report up to date", () => {
    const after = region.apply(EVENTS);
    expect([region.rows("sessions"), after.rows("sessions")]).toEqual([1, 2]);
    const live = report.live();
    live.apply(JSON.stringify(EVENTS));
    const anew = after.kpis(pack, { as_of: "2024-06-01" });
    expect(live.report().figures()).toEqual(anew.figures());
    expect(live.figure(SHARE, "r").numerator).toBe(2);
    expect(live.at("s2")).toEqual(anew.at("s2"));
    expect(live.report().region().toJson()).toBe(after.toJson());
    expect(report.figure(SHARE, "r").numerator).toBe(1);
    const error = refusal(() => region.apply([{ kind: "put", table: "sessions", row: { id: "t3", activity: "b" } }]));
    expect(error.findings?.list[0]).toMatchObject({ code: "reference.dangling", column: "activity" });
});

test("what was true on a day, as it was known on a day", () => {
    expect(region.asOf("2023-01-01").rows("positions")).toBe(3);
    const [early, late] = [region.asOf("2024-03-15"), region.asOf("2024-03-15", "2024-04-15")];
    expect([early.rows("participations"), late.rows("participations")]).toEqual([2, 3]);
    expect(JSON.parse(late.tableJson("participations"))).toEqual(late.table("participations"));
});

test("a journal is read as far as it is sound", () => {
    const journal = Journal.begin();
    const lines = journal.append(EVENTS);
    expect(journal.text.endsWith(lines)).toBe(true);
    expect(journal.fault).toBeUndefined();
    const read = Journal.read(journal.text);
    expect(read.events()).toEqual(EVENTS);
    expect(region.replay(read).toJson()).toBe(region.apply(EVENTS).toJson());
    const cut = Journal.read(journal.text.slice(0, -5));
    expect(cut.events()).toEqual(EVENTS.slice(0, 1));
    expect(cut.fault).toMatchObject({ name: "NmsError", code: "journal.cut", path: "journal, line 3" });
    // A damaged file may be no text any more; what stands before the damage is read.
    const bytes = new TextEncoder().encode(journal.text);
    bytes[bytes.length - 3] = 0xff;
    const broken = Journal.read(bytes);
    expect(broken.events()).toEqual(cut.events());
    expect(broken.fault).toMatchObject({ code: "journal.encoding" });
    expect(refusal(() => Journal.read("{}")).code).toBe("journal.head");
});
