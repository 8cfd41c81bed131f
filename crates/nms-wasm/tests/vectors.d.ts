import type * as nms from "nms-wasm";

export interface Case {
    name: string;
    op: string;
    args: Record<string, unknown>;
    expected: string;
}
export function answer(engine: typeof nms, vector: Case, filesOf: (pack: string) => Record<string, string>): string;
export function written(error: nms.NmsError): Omit<nms.NmsError, "name" | "related"> & { related?: unknown[] };
