// Levels, shares, names and statuses in words.

import type { DeficitRow, DeficitStatus, DoubtReason } from "nms-wasm/diagnosis";
import { h } from "../dom.ts";
import { phrase, spoken, word } from "../language.ts";
import type { Opened } from "./opened.ts";

export const STATUSES: DeficitStatus[] = ["deficit", "not_enough_evidence", "no_deficit"];
const SIGNS: Record<DeficitStatus, string> = { deficit: "▼", no_deficit: "✓", not_enough_evidence: "?" };

/** A number with its minus as print has it. */
const minus = (text: string): string => text.replace(/^-/, "−");

/** A number with two digits: `−0,82`. */
export const fixed = (number: number | null | undefined, digits = 2): string =>
    number === null || number === undefined ? "—" : minus((Math.abs(number) < 0.5 * 10 ** -digits ? 0 : number).toLocaleString(spoken(), { minimumFractionDigits: digits, maximumFractionDigits: digits }));

/** A number with its standard error: `1,32 ± 0,21`. */
export const withError = (number: number | null | undefined, error: number | null | undefined): string =>
    `${fixed(number)}${number === null || number === undefined || error === null || error === undefined ? "" : ` ± ${fixed(error)}`}`;

/** A share without digits after the comma. */
export const percent = (share: number | null | undefined): string => (share === null || share === undefined ? "—" : `${Math.round(share * 100)} %`);

/** A probability: never quite nought or one. */
export const likely = (probability: number | null): string =>
    probability !== null && probability < 0.01 ? "< 1 %" : probability !== null && probability > 0.99 ? "> 99 %" : percent(probability);

/** `от 12 до 40 %` */
export const range = (low: number, high: number): string => `${phrase("from")} ${Math.round(low * 100)} ${phrase("to")} ${Math.round(high * 100)} %`;

/** The ends of an interval: `−0,43 … 0,21`. */
export const ends = (low: number | null, high: number | null): string => (low === null || high === null ? "—" : `${fixed(low)} … ${fixed(high)}`);

/** The name of a competence, an area or an instrument that makes a scale. */
export function titleOf({ competences }: Opened, id: string): string {
    const title = competences.get(id)?.["title"];
    return title ? String(title) : word("CompetenceArea", id);
}

/** Rows in the order of the table of competences; what is not a competence comes last. */
export function inOrder<T>({ competences }: Opened, rows: T[], of: (row: T) => string): T[] {
    const places = new Map([...competences.keys()].map((id, at) => [id, at]));
    return [...rows].sort((a, b) => (places.get(of(a)) ?? places.size) - (places.get(of(b)) ?? places.size));
}

/** The area of a competence, as a lesser line below its name. */
export const areaOf = ({ competences }: Opened, id: string): string => word("CompetenceArea", String(competences.get(id)?.["area"] ?? ""));

/** Waves are named freely; two names are those of the orders. */
export const waveName = (wave: string): string => (wave === "start" ? phrase("waveStart") : wave === "interim" ? phrase("waveInterim") : wave);

/** The sign and the word of what is concluded. */
export const conclusion = (status: DeficitStatus): HTMLElement => h("span", { class: `status found-${status}` }, sign(status), word("DeficitStatus", status));

export const sign = (status: DeficitStatus): HTMLElement => h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[status]);

/** Why nothing is concluded. */
export const why = (reason: DoubtReason | null): string => (reason ? word("DoubtReason", reason) : "");

/** Everything a bar shows, for those who do not see it. */
export function said({ level, required, probability, status, reason }: DeficitRow, low: number | null, high: number | null): string {
    const known = level === null ? phrase("noLevel") : `${phrase("level")} ${fixed(level)}, ${phrase("interval")} ${ends(low, high)}`;
    const how = probability === null ? "" : `, ${phrase("probability")} ${likely(probability)}`;
    return `${known}; ${phrase("required")} ${fixed(required)}; ${word("DeficitStatus", status)}${reason ? ` (${why(reason)})` : ""}${how}`;
}
