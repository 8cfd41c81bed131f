// What the stages say of a region, each from its own worker; a stage that the tables are not enough for says why.

import type { GroupRow, NmsError } from "nms-wasm/diagnosis";
import { ask, openDiagnosis, type Opened as Diagnosed } from "../diagnosis/opened.ts";
import { type Opened, openRegion } from "../report/opened.ts";
import type { Source } from "../report/source.ts";
import { openPlan, type Planned, type Told } from "../routes/opened.ts";
import type { System } from "../system.ts";

export interface Stages {
    report: Opened;
    diagnosed: { stage: Diagnosed; groups: Map<string, GroupRow[]> } | NmsError;
    planned: Planned | NmsError;
}

/** Whether a stage could not run. */
export const failed = (stage: object): stage is NmsError => stage instanceof Error;

/** A failure that is an answer; what broke is none. */
function answer(error: NmsError): NmsError {
    if (error.code === undefined || error.code.startsWith("internal.")) throw error;
    return error;
}

/** Asks the stages side by side. Without a region there is none of them, and its refusal is thrown. */
export async function openStages(system: System, source: Source, day: string, told: Told): Promise<Stages> {
    const report = openRegion(system, source, day);
    const diagnosed = openDiagnosis(system, source, day, null, told).then(async (stage) => {
        const nodes = [stage.root, ...(await report).children.get(stage.root) ?? []];
        const groups = await Promise.all(nodes.map(async (node) => [node, await ask(stage, `group ${node}`, () => stage.diagnosis.group(node))] as const));
        return { stage, groups: new Map(groups) };
    });
    const planned = openPlan(system, source, day, told);
    const later = Promise.all([diagnosed.catch(answer), planned.catch(answer)]);
    later.catch(() => undefined);
    const opened = await report;
    const [first, second] = await later;
    return { report: opened, diagnosed: first, planned: second };
}
