import type { Entries, Finding, Hierarchy, Network, NormPack, Section } from "./nms.js";

/** What stays in the worker. */
type Kept = NormPack | Network | Hierarchy;

/** An argument: a thing of the worker is given by its handle. */
type Given<T> = T extends NormPack ? Remote<NormPack> : T;

/** An answer: a thing of the worker comes as a handle. */
type Answer<T> = T extends NormPack ? RemotePack : T extends Kept ? Remote<T> : T;

/** The methods of `T`, each a promise. */
export type Remote<T> = {
    readonly [K in keyof T as K extends symbol | "prototype" ? never : K]: T[K] extends (...args: infer A) => infer R
        ? (...args: { [I in keyof A]: Given<A[I]> }) => Promise<Answer<R>>
        : Promise<T[K]>;
};

/** A pack in the worker. */
export type RemotePack = Omit<Remote<NormPack>, "section"> & {
    /** The entries of a section, in the order of the pack. */
    section<S extends Section>(name: S): Promise<Entries[S]>;
};
export type RemoteNetwork = Remote<Network>;
export type RemoteHierarchy = Remote<Hierarchy>;

/** The engine in a worker: the same calls as in the package. */
export interface Engine {
    readonly NormPack: Remote<typeof NormPack>;
    readonly Network: Remote<typeof Network>;
    lintTogether(packs: RemotePack[]): Promise<Finding[]>;
    /** Ends the worker with everything in it, as after an error with the code `internal.panic`. */
    close(): void;
}

/** Starts the engine in a worker of its own, or in the one that is given. */
export function connect(worker?: Worker): Promise<Engine>;
