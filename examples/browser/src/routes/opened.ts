// A region with its plan of routes: read, diagnosed and planned in a worker, once for each document, source and day.

import type { DeficitRow, PlanSummary, PriceRow, Progress, RouteItem, RoutePlan, Row } from "nms-wasm/routes";
import type { Engine, Remote } from "nms-wasm/routes/worker";
import { by, placesOf } from "../diagnosis/places.ts";
import type { Places } from "../report/bench.ts";
import { type Source, stamp, tablesOf } from "../report/source.ts";
import type { System } from "../system.ts";

export interface Planned extends Places {
    plan: Remote<RoutePlan>;
    summary: PlanSummary;
    prices: PriceRow[];
    /** By person. */
    routes: Map<string, RouteItem[]>;
    deficits: Map<string, DeficitRow[]>;
    activities: Map<string, Row>;
    sessions: Map<string, Row>;
    competences: Map<string, Row>;
    positions: { of: Map<string, Row[]>; at: Map<string, Row[]> };
    tables: [string, number][];
}

/** Told of every step of a long call. */
export type Told = (progress: Progress) => void;

/** How near to the bound a plan has to be: near enough to look at, and quickly there. */
const GAP = 0.005;

let engine: Promise<Engine> | undefined;
const plans = new WeakMap<System, { key: string; planned: Promise<Planned> }>();

/** The worker with the build for routes; it is fetched when the view is opened for the first time. */
function worker(): Promise<Engine> {
    engine ??= import("nms-wasm/routes/worker").then(({ connect }) => connect());
    engine.catch(() => (engine = undefined));
    return engine;
}

/** Ends whatever the worker does: a worker of its own is let go, and the next call starts another. */
export function cancel(system: System): void {
    void engine?.then(({ close }) => close());
    engine = undefined;
    plans.delete(system);
}

export function openPlan(system: System, source: Source, day: string, told: Told): Promise<Planned> {
    const key = [stamp(source), day].join(" ");
    const known = plans.get(system);
    if (known?.key === key) return known.planned;
    void known?.planned.then(({ plan }) => plan.free()).catch(() => undefined);
    const planned = compute(system, source, day, told);
    plans.set(system, { key, planned });
    return planned;
}

async function compute(system: System, source: Source, day: string, told: Told): Promise<Planned> {
    const { NormPack, Region } = await worker();
    const pack = await NormPack.fromJson(await system.pack.toJson());
    const given = await tablesOf(source);
    const region = await Region.fromCsv(given, pack);
    const names = Object.keys(given);
    const table = (name: string) => region.table(name);
    const diagnosis = await region.diagnose(pack, { as_of: day }, told);
    const plan = await region.planRoutes(pack, diagnosis, { as_of: day, gap: GAP }, told);
    const view = await region.asOf(day);
    const [organisations, ties, activities, sessions, competences, positions, summary, prices, items, deficits, rows] = await Promise.all([
        table("organisations"), table("relations"), table("activities"), table("sessions"), table("competences"), view.table("positions"),
        plan.summary(), plan.prices(), plan.items(), diagnosis.deficits(), Promise.all(names.map((name) => region.rows(name))),
    ]);
    const places = await placesOf(system, organisations, ties, day);
    await Promise.all([view.free(), region.free(), diagnosis.free(), pack.free()]);
    const known = (list: Row[]) => new Map(list.map((row) => [String(row["id"]), row]));
    return {
        ...places, plan, summary, prices,
        routes: by(items, "person"),
        deficits: by(deficits, "person"),
        activities: known(activities), sessions: known(sessions), competences: known(competences),
        positions: { of: by(positions, "person"), at: by(positions, "organisation") },
        tables: names.map((name, at) => [name, rows[at] ?? 0]),
    };
}
