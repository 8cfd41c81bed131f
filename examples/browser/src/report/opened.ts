// A region with its report: read and computed in the worker, once for each document, source and day.

import type { Findings, KpiFigure, KpiReport, ReportedIndicator, Row } from "nms-wasm/full";
import type { Remote } from "nms-wasm/full/worker";
import type { System } from "../system.ts";
import { type Source, stamp, tablesOf } from "./source.ts";

export interface Opened {
    report: Remote<KpiReport>;
    /** The warnings with which the region was accepted. */
    findings: Findings;
    indicators: ReportedIndicator[];
    /** How many rows each table has. */
    tables: [string, number][];
    root: string;
    parent: Map<string, string | null>;
    children: Map<string, string[]>;
    organisations: Map<string, Row>;
    at(node: string): Promise<KpiFigure[]>;
}

const regions = new WeakMap<System, { key: string; opened: Promise<Opened> }>();

/** The report on a day; what was opened before for the same document is let go. */
export function openRegion(system: System, source: Source, day: string): Promise<Opened> {
    const key = `${stamp(source)} ${day}`;
    const known = regions.get(system);
    if (known?.key === key) return known.opened;
    void known?.opened.then(({ report }) => report.free()).catch(() => undefined);
    const opened = compute(system, source, day);
    regions.set(system, { key, opened });
    return opened;
}

async function compute({ engine, pack }: System, source: Source, day: string): Promise<Opened> {
    const { Region } = engine;
    const tables = await tablesOf(source);
    const region = await Region.fromCsv(tables, pack);
    const names = Object.keys(tables);
    const report = await region.kpis(pack, { as_of: day });
    const [findings, indicators, nodes, organisations, rows] = await Promise.all([
        region.findings, report.indicators(), report.nodes(), region.table("organisations"), Promise.all(names.map((name) => region.rows(name))),
    ]);
    await region.free();
    const children = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
    for (const { id, parent } of nodes) if (parent !== null) children.get(parent)?.push(id);
    const figures = new Map<string, Promise<KpiFigure[]>>();
    const at = (node: string): Promise<KpiFigure[]> => {
        const asked = figures.get(node) ?? report.at(node);
        figures.set(node, asked);
        return asked;
    };
    return {
        report, findings, indicators, children, at,
        tables: names.map((name, place) => [name, rows[place] ?? 0]),
        root: nodes[0]?.id ?? "",
        parent: new Map(nodes.map(({ id, parent }) => [id, parent])),
        organisations: new Map(organisations.map((row) => [String(row["id"]), row])),
    };
}
