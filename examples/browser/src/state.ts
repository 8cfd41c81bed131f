// What is shown: kept in the address, so that a link and the back button lead to the same place.

import type { Language } from "nms-wasm";
import packs from "virtual:packs";

export const VIEWS = ["network", "functions", "kpis", "findings", "overview", "report", "diagnosis", "routes"] as const;
export type View = (typeof VIEWS)[number];

/** The views that read tables of a region. */
export const TABLE_VIEWS = ["overview", "report", "diagnosis", "routes"] as const;
export type TableView = (typeof TABLE_VIEWS)[number];

/** Whether a view reads tables. */
export const takesTables = (view: View): view is TableView => TABLE_VIEWS.some((one) => one === view);

export interface State {
    pack: string;
    view: View;
    /** The entry whose details are shown. */
    entry: string | null;
    language: Language;
    /** Where the tables of the report come from: the made region, or files of the visitor's own. */
    region: "made" | "own" | null;
    /** The day the report is asked about; its own default where there is none. */
    day: string | null;
    /** The node of the report; the topmost one where there is none. */
    node: string | null;
    /** The indicator whose figure is open. */
    figure: string | null;
    /** The part of the diagnosis or of the plan that is shown: the first one, unless another is named. */
    part: "items" | "doubts" | "prices" | null;
    /** The person whose profile is open. */
    person: string | null;
    /** The instrument of the diagnosis, where there are several. */
    instrument: string | null;
}

const REGIONS = ["made", "own"] as const;
const PARTS = ["items", "doubts", "prices"] as const;

type Listener = (now: State, before: State | undefined) => void;
const listeners: Listener[] = [];
let now = read();

function read(): State {
    const given = new URLSearchParams(location.hash.slice(1));
    const view = given.get("view") as View;
    return {
        pack: packs.find(({ id }) => id === given.get("pack"))?.id ?? packs[0]?.id ?? "",
        view: VIEWS.includes(view) ? view : "network",
        entry: given.get("entry"),
        language: given.get("lang") === "en" ? "en" : "ru",
        region: REGIONS.find((region) => region === given.get("region")) ?? null,
        day: /^\d{4}-\d\d-\d\d$/.exec(given.get("day") ?? "")?.[0] ?? null,
        node: given.get("node"),
        figure: given.get("figure"),
        part: PARTS.find((part) => part === given.get("part")) ?? null,
        person: given.get("person"),
        instrument: given.get("instrument"),
    };
}

export function address({ pack, view, language, ...state }: State): string {
    const parts = new URLSearchParams({ pack, view });
    for (const name of ["entry", "region", "day", "node", "figure", "part", "person", "instrument"] as const) {
        const value = state[name];
        if (value !== null) parts.set(name, value);
    }
    if (language !== "ru") parts.set("lang", language);
    return `#${parts}`;
}

function become(next: State): void {
    const before = now;
    now = next;
    for (const listener of listeners) listener(now, before);
}

export const state = (): State => now;

/** Shows something else. */
export function show(change: Partial<State>): void {
    const next = { ...now, ...change };
    if (address(next) === address(now)) return;
    history.pushState(null, "", address(next));
    become(next);
}

/** Shows an entry of the pack, or none. */
export const open = (entry: string | null): void => show({ entry });

/** Calls a listener now and after every change. */
export function watch(listener: Listener): void {
    listeners.push(listener);
    listener(now, undefined);
}

addEventListener("popstate", () => become(read()));
