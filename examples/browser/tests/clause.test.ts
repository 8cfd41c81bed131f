import { expect, test } from "vitest";
import { russianClause } from "../src/russian-clause.ts";

// The same cases as in the core.
test.each([
    ["5 dir.1 (1)", "5 напр. 1 (1)"],
    ["app.2 dir. 2 row 7; aim", "прил. 2 напр. 2 строка 7; цель"],
    ["Понятия (definitions)", "Понятия (определения)"],
    ["operator regulation 2", "положение об операторе 2"],
    ["3.3 row 1.8 b (4a)", "3.3 строка 1.8 б (4а)"],
    ["see x.org, rowing", "see x.org, rowing"],
    ["constructor", "constructor"],
    ["", ""],
])("%s", (clause, said) => expect(russianClause(clause)).toBe(said));
