// The stages of the main job over one world, each as the text that every surface must give byte for byte.
//
// What a stage is stands in tests/kit/README.md. Plain JavaScript, because a browser runs it as it stands.

import { inOrder, written } from "./vectors.js";

const COLUMNS = {
    organisations: ["id", "kind", "level", "title", "territory"],
    relations: ["from", "to", "kind", "valid_from", "valid_to"],
};

/**
 * Each stage with its text, up to the one that refuses; a refusal is the text of its error.
 *
 * Two builds take part: that for routes, and for the network and the indicators the full one. `shipped` is the pack as JSON.
 */
export function stages({ full, routes }, world, shipped) {
    const done = {};
    const open = [];
    const kept = (made) => (open.push(made), made);
    const step = (stage, call, text = JSON.stringify) => {
        try {
            const value = call();
            done[stage] = text(value);
            return value;
        } catch (error) {
            if (error.code === undefined) throw error;
            done[stage] = JSON.stringify(error.findings ?? written(error));
            throw error;
        }
    };
    const plain = (text) => text;
    const files = inOrder(world.files);
    const pack = kept(full.NormPack.fromJson(shipped));
    const own = kept(routes.NormPack.fromJson(shipped));
    const figures = (region, day) => kept(region.kpis(pack, { as_of: day })).figures();
    try {
        const region = step("findings", () => kept(full.Region.fromCsv(files, pack)), (region) => JSON.stringify(region.findings));
        step("tables", () => region.toJson(), plain);
        step("network", () => network(full, pack, region, kept));
        const facts = kept(routes.Region.fromCsv(files, own));
        const diagnosis = step("diagnosis", () => kept(facts.diagnose(own, { as_of: world.day })), (one) => one.toJson());
        const plan = step("routes", () => kept(facts.planRoutes(own, diagnosis, world.routes)), (one) => one.toJson());
        step("check", () => plan.check());
        const outcome = step("outcome", () => plan.outcome());
        step("before", () => figures(region, world.day));
        step("after", () => figures(kept(region.apply(outcome)), world.later));
    } catch (error) {
        if (error.code === undefined) throw error;
    } finally {
        for (const one of open) one.free();
    }
    return done;
}

/** The nodes and ties of the network that the pack and the organisations make together. */
function network(full, pack, region, kept) {
    const tables = JSON.parse(region.toJson());
    const picked = (table) => (tables[table] ?? []).map((row) => Object.fromEntries(COLUMNS[table].flatMap((name) => (row[name] == null ? [] : [[name, row[name]]]))));
    const built = kept(full.Network.build(pack, { organisations: picked("organisations"), relations: picked("relations") }));
    return { nodes: built.nodes(), edges: built.edges() };
}

/** Each stage with the SHA-256 of its text. */
export const digests = (engines, world, shipped) =>
    Promise.all(Object.entries(stages(engines, world, shipped)).map(async ([stage, text]) => [stage, await sha256(text)]));

/** The SHA-256 of a text in small letters; both Node and browsers have it. */
async function sha256(text) {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
