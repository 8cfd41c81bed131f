// Families of ties: what lines tell apart.

import type { RelationKind } from "nms-wasm";

export const FAMILIES = ["tree", "joint", "guidance", "help", "exchange"] as const;
export type Family = (typeof FAMILIES)[number];

export const COLOURS: Record<Family, string> = {
    tree: "#7d8b99",
    joint: "#b3541e",
    guidance: "#44589e",
    help: "#2c7a58",
    exchange: "#8b8f96",
};

const GUIDANCE: RelationKind[] = [
    "administers", "coordinates", "monitors", "controls", "leads", "approves", "establishes", "forms",
    "assigns_tasks_to", "vests_with_powers", "sets_rules_for", "fixes_indicators_for", "develops_indicators_for",
    "regulates", "designates", "selects", "identifies", "clusters", "reports_to",
];
const HELP: RelationKind[] = [
    "serves", "supports", "accompanies", "mentors", "trains", "advises", "diagnoses", "recommends_to",
    "provides_resources_to",
];

export function familyOf(kind: RelationKind): Family {
    if (kind === "part_of") return "tree";
    if (kind === "joint") return "joint";
    if (GUIDANCE.includes(kind)) return "guidance";
    return HELP.includes(kind) ? "help" : "exchange";
}
