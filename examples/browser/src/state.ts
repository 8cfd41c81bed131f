// What is shown: kept in the address, so that a link and the back button lead to the same place.

import type { Language } from "nms-wasm";
import packs from "virtual:packs";

export const VIEWS = ["network", "functions", "kpis", "findings"] as const;
export type View = (typeof VIEWS)[number];

export interface State {
    pack: string;
    view: View;
    /** The entry whose details are shown. */
    entry: string | null;
    language: Language;
}

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
    };
}

export function address({ pack, view, entry, language }: State): string {
    const parts = new URLSearchParams({ pack, view });
    if (entry !== null) parts.set("entry", entry);
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
