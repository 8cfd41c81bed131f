import type {
    Change, Edge, Entries, Escalation, ExportFormat, Finding, Fragility, Header, HeldFunction, HierarchyKind, Language,
    Limits, NetworkChange, Node, Note, RegionRows, Responsibility, Section, Span, TreeNode,
} from "../../ts/answers.js";

export type * from "../../ts/answers.js";

/** What every call throws: one shape for everything that is refused. */
export interface NmsError extends Error {
    name: "NmsError";
    /** Stable code for programs: `pack.invalid`. The part before the first dot is the family. */
    code: string;
    /** What to do about it. */
    help: string;
    /** Where: a file with its line, an entry, a field. */
    path: string | null;
    /** The single problems behind it. */
    related: NmsError[];
}

/** An entry with the section it stands in: comparing `section` tells the type of `entry`. */
export type FoundEntry = { [S in Section]: { section: S; entry: Entries[S][number] } }[Section];

/** A pack as it is written: its head and its sections. */
export type PackJson = { pack: Header } & Partial<Entries>;

export interface NormPack {
    /** The entries of a section, in the order of the pack. */
    section<S extends Section>(name: S): Entries[S];
}
