// The answers are the same bytes as in Rust and Python, from every build.

import { describe, expect, test } from "vitest";
import { diagnosis, indicators, instrument, lean, nms, routes } from "./engine.js";
import { filesOf, shipped, tablesOf, vectors } from "./files.js";
import { answer, asJson, isDiagnosis, isFull, isIndicators, isInstrument, isLean, isRoutes } from "./vectors.js";

describe.each(Object.entries(vectors))("%s", (_, cases) => {
    test.each(cases.filter(isFull))("full: $name", (vector) => {
        expect(answer(nms, vector, (pack) => (typeof pack === "string" ? filesOf(pack) : pack), tablesOf)).toBe(vector.expected);
    });
    test.each(cases.filter(isIndicators))("indicators: $name", (vector) => {
        expect(answer(indicators, vector, asJson(nms, shipped), tablesOf)).toBe(vector.expected);
    });
    test.each(cases.filter(isDiagnosis))("diagnosis: $name", (vector) => {
        expect(answer(diagnosis, vector, asJson(nms, shipped), tablesOf)).toBe(vector.expected);
    });
    test.each(cases.filter(isRoutes))("routes: $name", (vector) => {
        expect(answer(routes, vector, asJson(nms, shipped), tablesOf)).toBe(vector.expected);
    });
    test.each(cases.filter(isInstrument))("instrument: $name", (vector) => {
        expect(answer(instrument, vector, (pack) => pack, tablesOf)).toBe(vector.expected);
    });
    test.each(cases.filter(isLean))("lean: $name", (vector) => {
        expect(answer(lean, vector, asJson(nms, shipped), tablesOf)).toBe(vector.expected);
    });
});
