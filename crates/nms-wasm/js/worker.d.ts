import type * as nms from "./nms.js";
import type { Entries, NormPack, Section } from "./nms.js";

/** What the package has for all to see. */
type Package = Omit<typeof nms, "default" | "initSync">;

/** A function that stands alone, not a class. */
type Plain = (...args: never[]) => unknown;

/** What stays in the worker. */
type Kept = {
    [K in keyof Package]: Package[K] extends Plain ? never : Package[K] extends { prototype: infer T } ? T : never;
}[keyof Package];

/** An argument: a thing of the worker is given by its handle. */
type Given<T> = T extends Kept ? Remote<T> : T extends Kept[] ? Remote<T[number]>[] : T;

/** An answer: a thing of the worker comes as a handle. */
type Answer<T> = T extends NormPack ? RemotePack : T extends Kept ? Remote<T> : T;

/** The same call, its answer a promise. */
type Call<F> = F extends (...args: infer A) => infer R
    ? (...args: { [I in keyof A]: Given<A[I]> }) => Promise<Answer<R>>
    : Promise<F>;

/** The methods of `T`, each a promise. */
export type Remote<T> = { readonly [K in keyof T as K extends symbol | "prototype" ? never : K]: Call<T[K]> };

/** A pack in the worker. */
export type RemotePack = Omit<Remote<NormPack>, "section"> & {
    /** The entries of a section, in the order of the pack. */
    section<S extends Section>(name: S): Promise<Entries[S]>;
};

/** A thing in the worker by the name of its class; nothing in builds that do not have it. */
type Named<K extends string> = Package extends { [P in K]: { prototype: infer T } } ? Remote<T> : never;
export type RemoteNetwork = Named<"Network">;
export type RemoteHierarchy = Named<"Hierarchy">;

/** The engine in a worker: the same calls as in the package. */
export type Engine = {
    readonly [K in keyof Package]: Package[K] extends Plain ? Call<Package[K]> : Remote<Package[K]>;
} & {
    /** Ends the worker with everything in it, as after an error with the code `internal.panic`. */
    close(): void;
};

/** Starts the engine in a worker of its own, or in the one that is given. */
export function connect(worker?: Worker): Promise<Engine>;
