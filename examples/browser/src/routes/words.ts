// Names of what plans are made of.

import type { Planned } from "./opened.ts";

/** The name of an activity, its id where it has none. */
export const activityTitle = ({ activities }: Planned, id: string): string => String(activities.get(id)?.["title"] ?? id);

/** The name of a session: that of its activity. */
export const sessionTitle = (planned: Planned, id: string): string => activityTitle(planned, String(planned.sessions.get(id)?.["activity"] ?? id));

export const competenceTitle = ({ competences }: Planned, id: string): string => String(competences.get(id)?.["title"] ?? id);

/** Everybody who works at a node or below it and is planned for, in the order of their ids. */
export function people({ parent, positions, deficits }: Planned, node: string): string[] {
    const below = (id: string): boolean => id === node || (parent.get(id) ?? null) !== null && below(parent.get(id)!);
    const found = [...positions.at].filter(([id]) => below(id)).flatMap(([, rows]) => rows.map((row) => String(row["person"])));
    return [...new Set(found)].filter((person) => deficits.has(person)).sort();
}
