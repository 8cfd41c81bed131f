// A region with its diagnosis: read and computed in the worker, once for each document, source, day and instrument.

import type { DeficitRow, Diagnosis, Findings, Progress, Row } from "nms-wasm/diagnosis";
import type { Remote } from "nms-wasm/diagnosis/worker";
import type { Places } from "../report/bench.ts";
import { type Source, stamp, tablesOf } from "../report/source.ts";
import type { System } from "../system.ts";
import { engineOf } from "./engine.ts";
import { by, placesOf } from "./places.ts";

export interface Opened extends Places {
    diagnosis: Remote<Diagnosis>;
    /** The warnings with which the region was accepted. */
    findings: Findings;
    /** How many rows each table has. */
    tables: [string, number][];
    competences: Map<string, Row>;
    /** Every instrument that has items, and the one that is looked at. */
    instruments: string[];
    instrument: string;
    /** The positions held on the day: by person, and by organisation. */
    positions: { of: Map<string, Row[]>; at: Map<string, Row[]> };
    /** What is known of everybody, by person. */
    deficits: Map<string, DeficitRow[]>;
    /** What a node, a person or the whole is asked for, once. */
    asked: Map<string, Promise<unknown>>;
}

/** Told of every step of a long call. */
export type Told = (progress: Progress) => void;

const regions = new WeakMap<System, { key: string; opened: Promise<Opened> }>();

/** The diagnosis on a day; what was opened before for the same document is let go. */
export function openDiagnosis(system: System, source: Source, day: string, instrument: string | null, told: Told): Promise<Opened> {
    const key = [stamp(source), day, instrument].join(" ");
    const known = regions.get(system);
    if (known?.key === key) return known.opened;
    void known?.opened.then(({ diagnosis }) => diagnosis.free()).catch(() => undefined);
    const opened = compute(system, source, day, instrument, told);
    regions.set(system, { key, opened });
    return opened;
}

async function compute(system: System, source: Source, day: string, wanted: string | null, told: Told): Promise<Opened> {
    const { engine, pack } = await engineOf(system);
    const given = await tablesOf(source);
    const region = await engine.Region.fromCsv(given, pack);
    const names = Object.keys(given);
    const table = (name: string) => region.table(name);
    const [items, organisations, ties, competences] = await Promise.all([table("items"), table("organisations"), table("relations"), table("competences")]);
    const instruments = [...new Set(items.map(({ instrument }) => String(instrument)))];
    const instrument = instruments.find((one) => one === wanted) ?? instruments[0];
    const diagnosis = await region.diagnose(pack, instruments.length > 1 ? { as_of: day, instrument: instrument! } : { as_of: day }, told);
    const view = await region.asOf(day);
    const [places, positions, deficits, findings, rows] = await Promise.all([
        placesOf(system, organisations, ties, day), view.table("positions"), diagnosis.deficits(), region.findings,
        Promise.all(names.map((name) => region.rows(name))),
    ]);
    await Promise.all([view.free(), region.free()]);
    return {
        ...places, diagnosis, findings, instruments,
        instrument: await diagnosis.instrument,
        tables: names.map((name, at) => [name, rows[at] ?? 0]),
        competences: new Map(competences.map((row) => [String(row["id"]), row])),
        positions: { of: by(positions, "person"), at: by(positions, "organisation") },
        deficits: by(deficits, "person"),
        asked: new Map(),
    };
}

/** Asks the worker once: the same question has the same answer. */
export function ask<T>({ asked }: Opened, question: string, call: () => Promise<T>): Promise<T> {
    const answer = (asked.get(question) as Promise<T> | undefined) ?? call();
    asked.set(question, answer);
    return answer;
}
