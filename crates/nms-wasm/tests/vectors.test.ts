// The answers are the same bytes as in Rust and Python.

import { describe, expect, test } from "vitest";
import { nms } from "./engine.js";
import { filesOf, vectors } from "./files.js";
import { answer } from "./vectors.js";

describe.each(Object.entries(vectors))("%s", (_, cases) => {
    test.each(cases)("$name", (vector) => {
        expect(answer(nms, vector, filesOf)).toBe(vector.expected);
    });
});
