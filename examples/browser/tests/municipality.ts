// A municipality that does not exist, with everything that may be wrong with an instrument: five schools that were tested in March and in November.
//
// Always the same rows: the numbers come from a seed. Nobody in it is real.

import type { Row } from "nms-wasm/diagnosis";
import { normal, numbers } from "./chance.ts";

/** The day on which it is worth looking at. */
export const TESTED_DAY = "2024-12-10";

const SEED = 20_240_312;
const INSTRUMENT = "Диагностика 2024";
const SCHOOLS = ["Школа № 1", "Школа № 2", "Гимназия", "Сельская школа", "Школа у реки"];
/** How much better or worse than the others each school is: in what is taught, in how. */
const LEANS = [[0.3, 0.1], [-0.1, -0.5], [0.6, 0.4], [-0.6, 0.3], [-0.2, -0.7]];
const TEACHERS = [28, 25, 24, 18, 25];
/** Each: area, title, required level, subject, what it stands on. */
const COMPETENCES: Record<string, [string, string, number, string | null, string | null]> = {
    maths: ["subject", "Математика: задачи и доказательства", 0, "математика", null],
    russian: ["subject", "Русский язык: текст и правописание", 0, "русский язык", null],
    lesson: ["methodical", "Построение урока", -0.2, null, null],
    assessment: ["methodical", "Формирующее оценивание", 0, null, "lesson"],
    inclusion: ["psychological_pedagogical", "Работа с разными детьми", -0.4, null, null],
    "digital-lesson": ["digital", "Цифровые средства на уроке", 0.1, null, "lesson"],
};
const MANAGERIAL = "team";
/** Items of a competence: so many anchors for both waves, so many for one wave alone; in November nobody gets all of these. */
const ANCHORS = 9;
const OWN = 9;
const LEFT_OUT = 4;
const WAVES = [["start", "2024-03-", 11, 0], ["interim", "2024-11-", 12, 0.3]] as const;

const pad = (number: number, digits: number): string => String(number).padStart(digits, "0");
const round = (number: number): number => Math.round(number * 100) / 100;

/** Its files as CSV, by their names. */
export function municipality(): Record<string, string> {
    const csv = (rows: Row[]) => {
        const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
        return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))].map((cells) => `${cells.join(",")}\n`).join("");
    };
    return Object.fromEntries(Object.entries(tablesOf()).map(([table, rows]) => [`${table}.csv`, csv(rows)]));
}

function tablesOf(): Record<string, Row[]> {
    const below = numbers(SEED);
    const tables: Record<string, Row[]> = {};
    const add = (table: string, row: Row): void => void (tables[table] ??= []).push(row);

    add("organisations", { id: "district", kind: "municipality", level: "municipal", title: "Заречный район", territory: "Заречный район" });
    for (const [id, [area, title, level, subject, stands]] of Object.entries(COMPETENCES)) {
        add("competences", { id, area, title, subject });
        add("requirements", { post: "учитель", subject, competence: id, level });
        if (stands) add("prerequisites", { competence: id, requires: stands });
    }
    add("competences", { id: MANAGERIAL, area: "managerial", title: "Работа с командой школы" });
    add("requirements", { post: "директор", competence: MANAGERIAL, level: 0 });
    add("activities", { id: "digital-course", kind: "programme", title: "Урок с цифровыми средствами", register: "regional" });
    add("develops", { activity: "digital-course", competence: "digital-lesson" });

    const bank = Object.keys(COMPETENCES).flatMap((competence) =>
        Array.from({ length: ANCHORS + 2 * OWN }, (_, at) => {
            // The key of one is wrong; another everybody can do.
            const slope = competence === "assessment" && at === 3 ? -0.8 : 0.9 + below(1300) / 1000;
            const place = competence === "inclusion" && at === 10 ? -5 : normal(below) * 0.9;
            return { item: `${competence}-${pad(at + 1, 2)}`, competence, slope, place, wave: at < ANCHORS ? -1 : at < ANCHORS + OWN ? 0 : 1 };
        }),
    );
    for (const { item, competence, wave } of bank) add("items", { instrument: INSTRUMENT, item, competence, max_score: 1, anchor: wave === -1 });
    add("items", { instrument: INSTRUMENT, item: "lesson-new", competence: "lesson", max_score: 1, anchor: false });

    let number = 0;
    SCHOOLS.forEach((title, school) => {
        const id = `school-${school + 1}`;
        add("organisations", { id, kind: "school", level: "institutional", title, territory: "Заречный район", rural: school === 3 });
        add("relations", { from: id, to: "district", kind: "part_of" });
        head(id, school);
        for (let place = 0; place < TEACHERS[school]!; place++) teacher(id, school, place);
    });
    return tables;

    function head(id: string, school: number): void {
        add("persons", { id: `${id}-head` });
        add("positions", { person: `${id}-head`, organisation: id, post: "директор", staff_category: "managerial", valid_from: "2020-09-01" });
        // Of one head nothing is known.
        if (school < 4) add("assessments", { person: `${id}-head`, competence: MANAGERIAL, kind: "observation", date: "2024-10-08", level: [0.9, -0.8, 0.2, -1.1][school]!, standard_error: 0.5 });
    }

    function teacher(id: string, school: number, place: number): void {
        const person = `p${pad(++number, 3)}`;
        const subject = place % 2 === 0 ? "математика" : "русский язык";
        add("persons", { id: person });
        add("positions", { person, organisation: id, post: "учитель", staff_category: "pedagogical", subject, valid_from: "2021-09-01" });
        const common = normal(below);
        const truth = new Map(Object.entries(COMPETENCES).map(([one, [area]]) => [one, LEANS[school]![area === "subject" ? 0 : 1]! + 0.6 * common + 0.6 * normal(below)]));
        // Some came after March, some were away in November, a few never came.
        const [came, stayed] = [below(100) < 93, below(100) < 88];
        WAVES.forEach(([wave, month, first, gain], at) => {
            if (!(at === 0 ? came : stayed)) return;
            // One school was late.
            const date = at === 1 && school === 4 && place >= 18 ? "2024-12-03" : `${month}${pad(first + below(4), 2)}`;
            const left = below(OWN);
            bank.forEach(({ item, competence, slope, place: difficulty, wave: only }, order) => {
                const own = COMPETENCES[competence]![3];
                if ((only !== -1 && only !== at) || (own !== null && own !== subject)) return;
                if (only === 1 && (order + left) % OWN < LEFT_OUT) return;
                const score = Number(slope * (truth.get(competence)! + gain - difficulty) + 1.7 * normal(below) > 0);
                add("responses", { person, instrument: INSTRUMENT, item, wave, score, date });
            });
        });
        if (place % 4 === 0) add("assessments", { person, competence: "lesson", kind: "observation", date: "2024-10-15", level: round(truth.get("lesson")! + 0.3 + 0.5 * normal(below)), standard_error: 0.5 });
        if (place % 5 === 0) add("assessments", { person, competence: "inclusion", kind: "self", date: "2024-09-20", level: round(truth.get("inclusion")! + 0.6) });
    }
}
