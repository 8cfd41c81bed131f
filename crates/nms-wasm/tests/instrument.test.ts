// Two waves of an instrument and skills behind its items, in the build that knows no region.

import { expect, expectTypeOf, test } from "vitest";
import { diagnosis, instrument, refusal } from "./engine.js";

const { Calibration, Gains, Scores, SkillClasses } = instrument;
const wrong = (value: unknown) => value as never;
const PERSONS = Array.from({ length: 200 }, (_, person) => `p${person}`);

/** Answers of persons whose levels are spread evenly from −2 to 2, and above by `better`. */
function wave(items: number[], better: number, seed: number) {
    let state = seed;
    const chance = () => (state = (state * 16807) % 2147483647) / 2147483647;
    const point = (person: number, item: number) => Number(chance() < 1 / (1 + Math.exp(-(person / 50 - 2 + better - item / 3 + 1))));
    const columns = items.map((item) => [`i${item}`, PERSONS.map((_, person) => point(person, item))]);
    return Scores.fromJson({ persons: PERSONS, columns: Object.fromEntries(columns) });
}

const march = wave([1, 2, 3, 4, 5], 0, 7);
const november = wave([3, 4, 5, 6, 7], 1, 8);

test("two waves are linked and compared", () => {
    const steps: string[] = [];
    const gains = Gains.between(march, november, { model: "rasch" }, ({ stage }) => void steps.push(stage));
    expect([...new Set(steps)]).toEqual(["calibrate", "score"]);
    const { link, mean, persons, before_alone } = gains.value();
    expect([link.used, persons.length, before_alone]).toEqual([3, 200, 0]);
    expect(mean.low).toBeGreaterThan(0);
    expect([gains.mean(), gains.persons()]).toEqual([mean, persons]);
    expectTypeOf(gains.persons()).toEqualTypeOf<instrument.Gain[]>();
    const [before, after] = [gains.before(), gains.after()];
    expect(before.toJson()).toBe(Calibration.fit(march, { model: "rasch" }).toJson());
    expect(before.link(after)).toEqual(link);
    expect(before.link(after, ["i4", "i5"]).used).toBe(2);
    expect(gains.ofGroup(PERSONS)).toEqual(mean);
    expect(gains.ofGroup(["p1", "p2", "nobody"]).persons).toBe(2);
    expect(gains.ofChosen(PERSONS.slice(0, 20)).persons).toBe(20);
});

test("waves that cannot be compared say why", () => {
    expect(refusal(() => Gains.between(march, wave([8, 9], 0, 9))).code).toBe("link.no_common_items");
    expect(refusal(() => Gains.between(march, november, { anchors: ["i9"] })).code).toBe("link.anchor_unknown");
    expect(refusal(() => Gains.between(march, november, wrong({ anchor: ["i3"] }))).code).toBe("input.options");
    expect(refusal(() => Gains.between(march, november, null, () => false)).code).toBe("call.stopped");
    const gains = Gains.between(march, november);
    for (const persons of [undefined, "p1", [1]]) expect(refusal(() => gains.ofGroup(wrong(persons))).code).toBe("input.type");
});

test("skills are found from items that need them", () => {
    // A third has neither skill, a third the first, a third both.
    const needs: Record<string, string[]> = { i1: ["s1"], i2: ["s2"], i3: ["s1"], i4: ["s2"], i5: ["s1", "s2"] };
    const point = (person: number, item: string) => Number(needs[item]!.every((skill) => person % 3 >= Number(skill[1])) !== ((person * 7 + Number(item[1]) * 3) % 13 === 0));
    const scores = Scores.fromJson({ columns: Object.fromEntries(Object.keys(needs).map((item) => [item, PERSONS.map((_, person) => point(person, item))])) });
    const classes = SkillClasses.fit(scores, { items: needs });
    const { status, skills, items } = classes.value();
    expect([status, skills.map(({ share }) => Math.round(share * 3)), items.length]).toEqual(["converged", [2, 1], 5]);
    const { persons } = classes.score(scores);
    expect(persons.slice(0, 3).map(({ probabilities }) => probabilities.map(Math.round))).toEqual([[0, 0], [1, 0], [1, 1]]);
    expect(SkillClasses.fit(scores, JSON.stringify({ items: needs }), { errors: false }).value().skills).toEqual(skills);
    expect(refusal(() => SkillClasses.fit(scores, { items: {} })).related.map(({ code }) => code)).toContain("classes.no_skills");
    expect(refusal(() => SkillClasses.fit(scores, wrong(undefined))).code).toBe("input.type");
    expect(refusal(() => SkillClasses.fit(scores, { items: needs }, {}, () => false)).code).toBe("call.stopped");
});

test("what knows a region is in another build", () => {
    expect(instrument).not.toHaveProperty("Region");
    expect(instrument).not.toHaveProperty("NormPack");
    expect(diagnosis).not.toHaveProperty("Gains");
    expect(diagnosis).not.toHaveProperty("SkillClasses");
});
