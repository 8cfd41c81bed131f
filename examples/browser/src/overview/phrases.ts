// What the overview says.

import type { Label } from "nms-wasm";

const p = (ru: string, en: string): Label => ({ ru, en });

export const OVERVIEW = {
    overview: p("Обзор", "Overview"),
    overviewTitle: p("Регион целиком", "The whole region"),
    overviewText: p(
        "Положите таблицы региона – и сразу видно, что не так в таблицах, чего не хватает людям, что даёт план маршрутов и какие показатели документа не достигнуты. Файлы не покидают страницу.",
        "Give the tables of a region, and it is seen at once what is wrong with them, what people lack, what a plan of routes gives, and which indicators of the document fall short. The files do not leave the page.",
    ),
    diagnosing: p("Диагностирую и планирую…", "Diagnosing and planning…"),
    peopleAll: p("Работников", "People"),
    organisationsAll: p("Организаций", "Organisations"),
    lackingAll: p("С дефицитом", "With a deficit"),
    deficitsAll: p("Дефицитов", "Deficits"),
    targetsReached: p("Целей достигнуто", "Targets reached"),
    inTables: p("В таблицах", "In the tables"),
    nothingWrong: p("Замечаний к таблицам нет.", "There is nothing to remark about the tables."),
    mostLacking: p("Чего не хватает больше всего", "What is lacking most"),
    expectedShare: p("Ожидаемая доля", "Expected share"),
    districts: p("По узлам", "By node"),
    dearest: p("Самые дорогие места", "The dearest seats"),
    fallsShort: p("Не достигнуто", "Falls short"),
    noStage: p("Для этого таблиц не хватает", "There are not enough tables for this"),
    overviewOpens: p("Любое число ведёт дальше: в отчёт, диагностику, маршруты.", "Every figure leads on: to the report, the diagnosis, the routes."),
    toProfile: p("Профиль и дефициты", "Profile and deficits"),
    toRoute: p("Маршрут", "Route"),
    noneDear: p("Мест хватает всем.", "There are seats enough for all."),
} satisfies Record<string, Label>;
