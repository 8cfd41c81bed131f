// A region that does not exist, for trying the page out: of the size of Orenburg oblast in municipalities, small in schools.
//
// Always the same rows: the numbers come from a seed. Nobody in it is real.

import type { RegionTables, Row } from "nms-wasm/full";
import { numbers } from "../chance.ts";

/** The day on which it is worth looking at. */
export const MADE_DAY = "2024-06-01";

const SEED = 20_230_607;
const MUNICIPALITIES = [
    "Алый Яр", "Белогорье", "Берёзовка", "Боровое", "Верхний Лог", "Ветлянка", "Вишнёвое", "Дальний Стан", "Дубрава", "Еловка", "Заречье",
    "Зелёный Дол", "Калиновка", "Каменка", "Кленовое", "Ключи", "Ковыльное", "Красный Лог", "Крутояр", "Лазурное", "Липовка", "Луговое",
    "Малый Брод", "Медвяное", "Мирное", "Нижний Стан", "Новый Свет", "Озёрное", "Ольховка", "Отрадное", "Пески", "Подгорье", "Полынное",
    "Раздолье", "Родники", "Рябиновка", "Светлый Яр", "Сосновка", "Степное", "Тополево", "Холмы", "Ясное",
];
const PARTNER = "Партнёрский район";
const SUBJECTS = ["mathematics", "physics", "russian", "history", "biology", "english", "chemistry"];
const METHODISTS = 8;
const INNOVATIONS = 8;
const MILESTONES = [
    "d1-roadmap", "d1-monitoring-system", "d1-annual-complex-plan", "d1-reserve-system", "d1-reserve-diagnostics", "d1-mentoring-institute",
    "d1-perevalsk-plan",
];

const pad = (number: number, digits: number): string => String(number).padStart(digits, "0");

export function madeRegion(): RegionTables {
    const below = numbers(SEED);
    const happens = (percent: number): boolean => below(100) < percent;
    const day = (from: number, years: number): string => `${from + below(years)}-${pad(1 + below(12), 2)}-${pad(1 + below(28), 2)}`;
    const tables: Record<string, Row[]> = {};
    const add = (table: string, row: Row): void => void (tables[table] ??= []).push(row);
    const schools: string[] = [];
    const teachers: string[] = [];

    add("organisations", { id: "region", kind: "region", level: "regional", title: "Условная область" });
    for (const [id, kind, register] of [
        ["federal", "programme", "federal"], ["regional", "programme", "regional"], ["seminar", "workshop", null], ["forum", "conference", null],
        ["mentoring", "mentoring", null],
    ] as const) {
        add("activities", { id, kind, register });
        for (const year of [2023, 2024]) add("sessions", { id: `${id}-${year}`, activity: id, start: `${year}-02-01`, end: `${year}-04-15` });
    }
    const learns = (person: string, activity: string, basis: string): void => {
        const year = 2023 + below(2);
        add("participations", { person, session: `${activity}-${year}`, status: happens(94) ? "completed" : "enrolled", basis, to: `${year}-04-15` });
    };
    const methodists = Array.from({ length: METHODISTS }, (_, at) => `methodist-${at + 1}`);
    for (const id of methodists) {
        add("persons", { id });
        add("positions", { person: id, organisation: "region", post: "methodist", staff_category: "pedagogical", valid_from: "2022-09-01" });
    }

    [...MUNICIPALITIES, PARTNER].forEach((title, place) => {
        const partner = title === PARTNER;
        const municipality = partner ? "partner" : `m-${pad(place + 1, 2)}`;
        // Some municipalities do well, some do not.
        const zeal = 55 + below(60);
        add("organisations", { id: municipality, kind: "municipality", level: "municipal", title, ...(partner && { partner }) });
        add("relations", { from: municipality, to: "region", kind: "part_of" });
        for (let number = 1; number <= 3 + below(5); number++) {
            const school = `${municipality}-s${number}`;
            schools.push(school);
            add("organisations", { id: school, kind: "school", level: "institutional", title: `Школа № ${number}, ${title}`, rural: happens(60) });
            add("relations", { from: school, to: municipality, kind: "part_of" });
            const head = `${school}-head`;
            add("persons", { id: head, birth_date: day(1962, 25) });
            add("positions", { person: head, organisation: school, post: "head", staff_category: "managerial", valid_from: "2019-09-01" });
            if (happens(zeal * 0.55)) learns(head, "regional", "order");
            if (happens(zeal)) learns(head, "forum", "own_choice");
            for (let teacher = 1; teacher <= 4 + below(9); teacher++) {
                const person = `${school}-p${pad(teacher, 2)}`;
                teachers.push(person);
                const young = happens(9);
                add("persons", { id: person, birth_date: young ? day(1995, 6) : day(1960, 34), career_start: young ? day(2022, 2) : day(1995, 20) });
                const post = { post: "teacher", staff_category: "pedagogical", subject: SUBJECTS[below(SUBJECTS.length)]!, valid_from: "2021-09-01" };
                add("positions", { person, organisation: school, ...post });
                // A second position elsewhere: such people count once in the region, and at both schools.
                if (happens(7) && !partner) add("positions", { person, organisation: schools[below(schools.length)]!, ...post, post: "tutor" });
                if (happens(zeal * 0.4)) learns(person, "federal", happens(85) ? "diagnosis" : "own_choice");
                if (happens(zeal * 0.85)) learns(person, "regional", "order");
                if (happens(zeal + 8)) learns(person, happens(50) ? "seminar" : "forum", "own_choice");
                if (young && happens(zeal * 0.5)) learns(person, "mentoring", "own_choice");
                if (happens(zeal * 0.42)) {
                    const created = day(2023, 1);
                    add("routes", { id: `route-${person}`, person, status: happens(80) ? "active" : "draft", basis: "diagnosis", created });
                }
                if (!partner && happens(92)) {
                    const methodist = methodists[happens(6) ? 0 : below(METHODISTS)]!;
                    add("supports", { person, supporter: methodist, role: "methodist", valid_from: "2023-09-01" });
                }
                if (happens(30)) {
                    const satisfied = happens(50 + zeal * 0.2);
                    add("surveys", { person, survey: "2024", question: "methodical_provision", satisfied, date: "2024-05-20" });
                }
            }
        }
    });
    for (let number = 1; number <= INNOVATIONS; number++) {
        const id = `project-${number}`;
        add("projects", { id, kind: "innovation", organisation: schools[below(schools.length)]!, valid_from: "2023-09-01" });
        for (const person of new Set([1, 2, 3].map(() => teachers[below(teachers.length)]!))) add("project_members", { project: id, person });
    }
    for (const name of MILESTONES) add("milestones", { indicator: `kpi-001-${name}`, organisation: "region", done_on: "2024-02-15" });
    return tables;
}
