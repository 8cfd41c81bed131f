// What the made municipality can learn in a year: activities and their sessions, fewer seats than wanted.

import type { RegionTables, Row } from "nms-wasm/routes";
import { numbers } from "../chance.ts";
import { madeMunicipality } from "../diagnosis/made.ts";

/** Each: kind, hours, register, mode, gains, title. */
const ACTIVITIES: Record<string, [string, number, string, string, Record<string, number>, string]> = {
    "maths-course": ["programme", 36, "federal", "online", { maths: 0.8 }, "Задачи повышенной трудности"],
    "russian-course": ["programme", 36, "federal", "online", { russian: 0.8 }, "Текст на уроке русского языка"],
    "lesson-practice": ["internship", 18, "none", "on_site", { lesson: 0.6, assessment: 0.2 }, "Урок на стажировочной площадке"],
    "assessment-course": ["programme", 24, "regional", "online", { assessment: 0.7 }, "Оценивание, которое учит"],
    "inclusion-course": ["programme", 36, "federal", "online", { inclusion: 0.7 }, "Разные дети в одном классе"],
    "digital-course": ["programme", 24, "federal", "online", { "digital-lesson": 0.7 }, "Урок с цифровыми средствами"],
    workshop: ["workshop", 6, "none", "on_site", { lesson: 0.2, inclusion: 0.2 }, "Мастерская открытых уроков"],
    mentoring: ["mentoring", 12, "none", "on_site", { lesson: 0.3, "digital-lesson": 0.2 }, "Наставник на полугодие"],
};

export function madeProgrammes(): RegionTables {
    const tables = madeMunicipality() as Record<string, Row[]>;
    const below = numbers(20_241_210);
    Object.assign(tables, { activities: [], develops: [], sessions: [] });
    for (const [id, [kind, hours, register, mode, gains, title]] of Object.entries(ACTIVITIES)) {
        tables["activities"]!.push({ id, kind, hours, register, mode, title, formal: kind === "programme" });
        for (const [competence, gain] of Object.entries(gains)) tables["develops"]!.push({ activity: id, competence, gain });
        if (kind === "mentoring") {
            tables["sessions"]!.push({ id, activity: id, start: "2025-01-13", end: "2025-05-30", seats: 12 });
            continue;
        }
        for (const month of ["02", "04", "10"]) {
            const first = 1 + below(14);
            const days = kind === "workshop" ? 0 : 11;
            tables["sessions"]!.push({
                id: `${id}-${month}`, activity: id, start: `2025-${month}-${String(first).padStart(2, "0")}`,
                end: `2025-${month}-${String(first + days).padStart(2, "0")}`, seats: 5 + below(6),
            });
        }
    }
    return tables;
}
