// What the view of routes says.

import type { Label } from "nms-wasm";

const p = (ru: string, en: string): Label => ({ ru, en });

export const ROUTES = {
    routes: p("Маршруты", "Routes"),
    routesTitle: p("Маршруты для всех сразу", "Everybody's route at once"),
    routesLead: p(
        "Положите таблицы с дефицитами, мероприятиями и потоками – и каждый получит маршрут под правила и в пределах мест, а весь план – доказанную границу: лучше него быть не может больше чем на столько. Файлы не покидают страницу.",
        "Give the tables with deficits, activities and sessions, and everybody gets a route under the rules and within the seats, and the whole plan a proved bound: no plan is better by more than that. The files do not leave the page.",
    ),
    routesDrop: p(
        "Имя файла – имя таблицы: persons.csv, positions.csv, competences.csv, requirements.csv, items.csv, responses.csv, assessments.csv, activities.csv, develops.csv, sessions.csv …",
        "The name of a file is the name of its table: persons.csv, positions.csv, competences.csv, requirements.csv, items.csv, responses.csv, assessments.csv, activities.csv, develops.csv, sessions.csv …",
    ),
    planning: p("Планирую маршруты…", "Planning routes…"),
    cancel: p("Прервать", "Cancel"),
    cancelled: p("Планирование прервано.", "Planning was cancelled."),
    planAgain: p("Планировать", "Plan"),
    worthSoFar: p("ценность", "worth"),
    boundSoFar: p("граница", "bound"),
    withRoute: p("С маршрутом", "With a route"),
    planWorth: p("Ценность плана, уровней", "Worth of the plan, in levels"),
    planBound: p("Доказанная граница", "Proved bound"),
    planGap: p("Зазор", "Gap"),
    prices: p("Цены", "Prices"),
    person: p("Работник", "Person"),
    route: p("Маршрут", "Route"),
    timeline: p("Маршрут на оси времени", "The route on a time line"),
    noRoute: p("Маршрута нет: ничто не закрывает дефицитов в пределах мест и правил.", "No route: nothing closes deficits within seats and rules."),
    nobodyHere: p("Здесь некому планировать маршрут.", "There is nobody here to plan a route for."),
    hoursAll: p("Часов", "Hours"),
    closesAll: p("Закрывает, уровней", "Closes, in levels"),
    shared: p("Что делят все", "What all share"),
    usedOf: p("Занято из", "Used of"),
    missingTo: p("не хватает", "missing"),
    seatPrice: p("Цена", "Price"),
    whyNot: p("Почему не…", "Why not…"),
    chooseSession: p("выберите поток", "choose a session"),
    instead: p("Лучший маршрут с ним", "The best route with it"),
    loss: p("хуже на", "worse by"),
    closes: p("закрывает", "closes"),
    byRule: p("требует правило", "asked for by a rule"),
    priceOf: p("цена места", "price of the seat"),
    wholePeriod: p("весь период", "whole period"),
    printed: p("Лист для печати", "Page to print"),
    dates: p("Календарь", "Calendar"),
    howPlan: p("Место даётся тому, кому оно нужнее: у каждого места есть цена, и маршрут берёт его, если закрывает больше, чем оно стоит.", "A seat goes to whoever needs it most: every seat has a price, and a route takes it where it closes more than that."),
    howBound: p("Граница доказана: никакая раздача мест при этих правилах не стоит больше.", "The bound is proved: no way to give the seats under these rules is worth more."),
    howWhy: p("Откройте работника: его маршрут на оси времени и ответ, почему не другой поток.", "Open a person: the route on a time line, and why not another session."),
};
