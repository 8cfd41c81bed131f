// What the types of the worker's side promise; `tsc` reads this, nothing runs it.

import type { Actor, HeldFunction, KpiFigure, NormPack, PersonLevel } from "nms-wasm/full";
import { connect, type Remote, type RemoteNetwork, type RemotePack } from "nms-wasm/full/worker";
import type { Engine as DiagnosisEngine } from "nms-wasm/diagnosis/worker";
import type { Engine as InstrumentEngine } from "nms-wasm/instrument/worker";
import type { Engine as LeanEngine } from "nms-wasm/worker";

export async function promises(local: NormPack): Promise<void> {
    const { NormPack: Packs, Network, Region, lintTogether, close } = await connect();
    const pack: RemotePack = await Packs.fromFiles({ "pack.toml": "" }, null, { rows: 10 });
    const actors: Actor[] = await pack.section("actors");
    const id: string = await pack.id;
    const network: RemoteNetwork = await Network.build(pack, { organisations: [] });
    const held: HeldFunction[] = await network.functionsOf(id, "2023-09-01");
    const below: string[] = await (await network.hierarchy("structure")).descendants(held[0]?.function ?? id);
    const text: string = await pack.diffText(pack, "en");
    const region = await Region.fromCsv({ persons: new Uint8Array() }, pack);
    const report = await region.kpis(pack, { as_of: "2024-06-01" });
    const figures: KpiFigure[] = await (await region.kpis(pack, { as_of: "2024-07-01" })).at("r");
    const live = await report.live();
    await report.compare(await live.report(), figures[0]?.node ?? "r");
    await lintTogether([pack]);
    // @ts-expect-error A pack of the page is not in the worker.
    await Network.fromPack(local);
    // @ts-expect-error There is no such section.
    await pack.section("actor");
    const same: Pick<Remote<NormPack>, "lint"> = pack;
    close();
    void [actors, below, text, same];
}

export async function lean({ NormPack: Packs }: LeanEngine): Promise<void> {
    const pack = await Packs.fromJson("{}", { rows: 10 });
    // @ts-expect-error The comparison of packs is in the full build only.
    await pack.diff(pack);
    // @ts-expect-error So is reading TOML.
    await Packs.fromFiles({});
}

// @ts-expect-error And so are regions.
export type None = LeanEngine["Region"];

export async function instrument({ Calibration, Gains, Scores }: InstrumentEngine): Promise<void> {
    const scores = await Scores.fromJson({ columns: { i1: [1, 0, null] } });
    const calibration = await Calibration.fit(scores, { model: "rasch" });
    const levels: PersonLevel[] = await calibration.score(scores);
    const gains = await Gains.between(scores, scores);
    const after: string = await (await gains.after()).toJson();
    void [levels, after];
}

// @ts-expect-error Indicators are in the full build.
export type NoIndicators = DiagnosisEngine["KpiReport"];
