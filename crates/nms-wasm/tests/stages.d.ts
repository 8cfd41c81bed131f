import type * as full from "nms-wasm/full";
import type * as routes from "nms-wasm/routes";

/** A region as texts, and what is asked of it. */
export interface World {
    pack: string;
    day: string;
    later: string;
    routes: routes.OwnRouteOptions;
    /** The tables as CSV. */
    files: Record<string, string>;
}

interface Engines {
    full: typeof full;
    routes: typeof routes;
}

export function stages(engines: Engines, world: World, shipped: string): Record<string, string>;
export function digests(engines: Engines, world: World, shipped: string): Promise<[stage: string, digest: string][]>;
