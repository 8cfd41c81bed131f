// One document as the page needs it: read once in the worker, then indexed by what is asked.

import type {
    Edge, Entries, Finding, Fragility, HeldFunction, Header, Node, Note, Responsibility, Section, Share, Span, TreeNode,
} from "nms-wasm/full";
import { connect, type Engine, type RemotePack } from "nms-wasm/full/worker";
import type { PackOffer } from "virtual:packs";

/** Any entry, with its section. */
export type Found = { [S in Section]: { section: S; entry: Entries[S][number] } }[Section];

/** A function in which an actor has part without being its holder. */
export interface Invitation {
    row: Responsibility;
    share: Share;
}

export interface System {
    id: string;
    /** The worker, and the document in it. */
    engine: Engine;
    pack: RemotePack;
    header: Header;
    entries: Entries;
    nodes: Node[];
    edges: Edge[];
    tree: TreeNode[];
    spans: Span[];
    rows: Responsibility[];
    findings: Finding[];
    fragility: Fragility;
    node: Map<string, Node>;
    entry: Map<string, Found>;
    parent: Map<string, string | null>;
    row: Map<string, Responsibility>;
    held: Map<string, Responsibility[]>;
    invited: Map<string, Invitation[]>;
    tiesOf: Map<string, Edge[]>;
    findingsOn: Map<string, Finding[]>;
    notesOn: Map<string, Note[]>;
    /** The functions of an actor, with those it inherits by its roles and groups. */
    functionsOf(id: string): Promise<HeldFunction[]>;
}

let engine: Promise<Engine> | undefined;

/** Reads a document; after a failure of the engine itself the next call starts a fresh one. */
export async function read(offer: PackOffer): Promise<System> {
    engine ??= connect();
    try {
        return await open(await engine, offer);
    } catch (error) {
        (await engine.catch(() => undefined))?.close();
        engine = undefined;
        throw error;
    }
}

async function open(engine: Engine, offer: PackOffer): Promise<System> {
    const { NormPack, Network } = engine;
    const response = await fetch(offer.url);
    if (!response.ok) throw new Error(`${offer.id}: ${response.status} ${response.statusText}`);
    const pack = await NormPack.fromJson(await response.text());
    const network = await Network.fromPack(pack);
    const structure = await network.hierarchy("structure");
    const [text, findings, nodes, edges, tree, spans, rows, fragility] = await Promise.all([
        pack.toJson(), pack.lint(), network.nodes(), network.edges(), structure.tree(), structure.spans(),
        network.responsibilities(), network.fragility(),
    ]);
    const { pack: header, ...entries }: { pack: Header } & Entries = JSON.parse(text);
    return {
        id: offer.id, engine, pack, header, entries, nodes, edges, tree, spans, rows, findings, fragility,
        node: byKey(nodes, (node) => node.id),
        entry: everyEntry(entries),
        parent: new Map(tree.map((node) => [node.id, node.parent])),
        row: byKey(rows, (row) => row.function),
        held: grouped(rows, (row) => [row.holder]),
        invited: invitations(rows),
        tiesOf: grouped(edges, (edge) => (edge.from === edge.to ? [edge.from] : [edge.from, edge.to])),
        findingsOn: grouped(findings, (finding) => [finding.entry, ...finding.related].filter((id) => id !== null)),
        notesOn: grouped(entries.notes, (note) => note.on ?? []),
        functionsOf: (id) => network.functionsOf(id),
    };
}

function byKey<T>(list: T[], key: (one: T) => string): Map<string, T> {
    return new Map(list.map((one) => [key(one), one]));
}

function grouped<T>(list: T[], keys: (one: T) => string[]): Map<string, T[]> {
    const groups = new Map<string, T[]>();
    for (const one of list) {
        for (const key of new Set(keys(one))) {
            const group = groups.get(key);
            if (group) group.push(one);
            else groups.set(key, [one]);
        }
    }
    return groups;
}

function everyEntry(entries: Entries): Map<string, Found> {
    const sections = Object.entries(entries) as [Section, Found["entry"][]][];
    return new Map(sections.flatMap(([section, list]) => list.map((entry) => [entry.id, { section, entry } as Found])));
}

function invitations(rows: Responsibility[]): Map<string, Invitation[]> {
    const all = rows.flatMap((row) => row.shares.map((share) => ({ row, share })));
    return grouped(all.filter(({ row, share }) => share.actor !== row.holder || !row.stated), ({ share }) => [share.actor]);
}
