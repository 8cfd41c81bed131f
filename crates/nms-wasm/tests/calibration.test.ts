// Scores and calibrations, as a page uses them.

import { expect, expectTypeOf, test } from "vitest";
import { diagnosis, instrument, nms, refusal } from "./engine.js";

const { Calibration, Scores } = instrument;
const wrong = (value: unknown) => value as never;
const column = (item: number) => Array.from({ length: 200 }, (_, person) => Number(((person * 7 + item * 3) % 10) < 2 + person / 40 + item / 4));
const scores = Scores.fromJson({ columns: { i1: column(1), i2: column(2), i3: column(3), i4: column(4) } });

test("scores are read, looked at and written", () => {
    expect(scores.items()[0]).toEqual({ id: "i1", maximum: 1 });
    expect([scores.persons().length, scores.responses]).toEqual([200, 800]);
    expect(Scores.fromJson(scores.toJson()).toJson()).toBe(scores.toJson());
    expect(scores.classical({ few_persons: 300 }).items[0]?.flags.map(({ kind }) => kind)).toContain("few_persons");
    expectTypeOf(scores.percent()).toEqualTypeOf<instrument.PercentScore[]>();
    expect(refusal(() => Scores.fromJson({ columns: { i1: [-1] } })).code).toBe("scores.negative");
    expect(refusal(() => scores.classical(wrong({ easy: 1 }))).code).toBe("input.options");
    for (const call of [() => Scores.fromJson(wrong(undefined)), () => Calibration.fit(scores, {}, wrong("told"))]) {
        expect(refusal(call).code, String(call)).toBe("input.type");
    }
});

test("every step is told, and the caller may end the call", () => {
    const steps: instrument.Progress[] = [];
    const calibration = Calibration.fit(scores, { model: "rasch" }, (step) => void steps.push(step));
    const { iterations, status } = calibration.value();
    expect(status).toBe("converged");
    expect(steps.filter(({ stage }) => stage === "calibrate").map(({ step }) => step)).toEqual(Array.from({ length: iterations }, (_, at) => at + 1));
    expect(refusal(() => Calibration.fit(scores, null, ({ step }) => step < 2)).code).toBe("call.stopped");
    const mine = new Error("mine");
    expect(() => Calibration.fit(scores, undefined, () => { throw mine; })).toThrow(mine);
});

test("people are placed, and what they answered is compared with the curves", () => {
    const calibration = Calibration.fit(scores);
    expect(Calibration.fromJson(calibration.toJson()).toJson()).toBe(calibration.toJson());
    const [able, weak] = calibration.score(Scores.fromJson({ columns: { i1: [1, 0], i4: [1, 0] } }));
    expect(able!.level).toBeGreaterThan(weak!.level);
    expect(calibration.residuals(scores).items).toHaveLength(4);
    expect(calibration.curve("i1")).toHaveLength(81);
    expect(calibration.information()).toHaveLength(81);
    expect(refusal(() => calibration.curve("i9")).code).toBe("calibration.item_unknown");
    expect(calibration.personItemMap(scores, "en")).toMatchObject({ title: { text: "Persons and items" } });
});

test("the build for diagnosis has regions, and no indicators", () => {
    expect(diagnosis.Region.fromJson({ persons: [{ id: "p" }] }).rows("persons")).toBe(1);
    expect(diagnosis).not.toHaveProperty("KpiReport");
    expect(diagnosis.Region.prototype).not.toHaveProperty("kpis");
    expect(nms).not.toHaveProperty("Calibration");
});
