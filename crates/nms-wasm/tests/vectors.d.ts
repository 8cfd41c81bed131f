import type * as lean from "nms-wasm";
import type * as diagnosis from "nms-wasm/diagnosis";
import type * as full from "nms-wasm/full";
import type * as indicators from "nms-wasm/indicators";
import type * as instrument from "nms-wasm/instrument";
import type * as routes from "nms-wasm/routes";

export interface Case {
    name: string;
    op: string;
    args: Record<string, unknown>;
    expected: string;
}
/** What a pack is read from: its JSON, as text or not, or its files. */
type Source = string | Record<string, string> | full.PackJson;

export function isDiagnosis(vector: Case): boolean;
export function isFull(vector: Case): boolean;
export function isIndicators(vector: Case): boolean;
export function isInstrument(vector: Case): boolean;
export function isLean(vector: Case): boolean;
export function isRoutes(vector: Case): boolean;
export function asJson(engine: typeof full, shipped: (pack: string) => string): (pack: Source) => Source;
export function inOrder<T>(files: Record<string, T>): Record<string, T>;
export function answer(engine: typeof lean | typeof full | typeof indicators | typeof diagnosis | typeof instrument | typeof routes, vector: Case, sourceOf: (pack: Source) => Source, tablesOf: (name: string) => string): string;
export function written(error: full.NmsError): Omit<full.NmsError, "name" | "related"> & { related?: unknown[] };
