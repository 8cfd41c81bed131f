// The whole region on one page: what is in the tables, what people lack, what the plan gives, which indicators fall short.

import type { KpiFigure, NmsError, ReportedIndicator } from "nms-wasm/full";
import { progress } from "../diagnosis/progress.ts";
import { fixed, percent, titleOf } from "../diagnosis/words.ts";
import { fill, h } from "../dom.ts";
import { phrase, say, spoken } from "../language.ts";
import { link } from "../link.ts";
import { bench, dayOf, sourceOf } from "../report/bench.ts";
import { faults } from "../report/faults.ts";
import { start } from "../report/start.ts";
import { nodeName, promiseText, valueText } from "../report/words.ts";
import { people, sessionTitle } from "../routes/words.ts";
import { type State, state } from "../state.ts";
import type { System } from "../system.ts";
import { columns, named } from "../table.ts";
import { failed, openStages, type Stages } from "./opened.ts";

/** Rows of a list, at most. */
const MOST = 6;

/** Draws the view; `changed` draws it again after the tables have changed. */
export async function overviewView(stage: HTMLElement, system: System, now: State, changed: () => void): Promise<void> {
    const source = sourceOf(now);
    if (!source) return fill(stage, start(changed, null));
    const shown = progress();
    if (!stage.querySelector(".panes")) fill(stage, shown.element);
    try {
        const day = dayOf(now);
        const stages = await openStages(system, source, day, (step) => state() === now && shown.tell(step));
        const figures = await stages.report.at(stages.report.root);
        if (state() === now) fill(stage, draw(stages, figures, now, day));
    } catch (error) {
        const { code } = error as NmsError;
        if (code === undefined || code.startsWith("internal.")) throw error;
        if (state() === now) fill(stage, start(changed, error as NmsError));
    }
}

function draw(stages: Stages, figures: KpiFigure[], now: State, day: string): HTMLElement {
    const { report } = stages;
    return h(
        "div",
        { class: "list panes" },
        bench(now, report.tables, day),
        h("h2", { class: "node", id: "node-name", tabindex: -1 }, nodeName(report, report.root)),
        cards(stages, figures),
        pane("inTables", report.findings.list.length > 0 ? faults(report.findings) : h("p", { class: "quiet" }, phrase("nothingWrong"))),
        pane("mostLacking", lacking(stages)),
        pane("districts", below(stages)),
        pane("dearest", seats(stages)),
        pane("fallsShort", short(report.indicators, figures)),
    );
}

const pane = (title: "inTables" | "mostLacking" | "districts" | "dearest" | "fallsShort", body: HTMLElement): HTMLElement =>
    h("section", { class: "pane", "data-pane": title, "aria-labelledby": `pane-${title}` }, h("h3", { id: `pane-${title}` }, phrase(title)), body);

/** Why a stage has nothing to show. */
const missing = ({ message, code, help }: NmsError): HTMLElement =>
    h("p", { class: "quiet" }, `${phrase("noStage")}: ${message}`, h("code", {}, code), help && h("span", { class: "sub" }, help));

function cards({ report, diagnosed, planned }: Stages, figures: KpiFigure[]): HTMLElement {
    const rows = new Map(report.tables);
    const lacks = failed(diagnosed) ? null : [...diagnosed.stage.deficits.values()].map((list) => list.filter(({ status }) => status === "deficit").length);
    const aimed = figures.filter(({ status }) => status === "reached" || status === "short");
    const reached = figures.filter(({ status }) => status === "reached").length;
    const number = (value: number | undefined) => (value ?? 0).toLocaleString(spoken());
    return h(
        "dl",
        { class: "plan-figures" },
        card(phrase("peopleAll"), number(rows.get("persons"))),
        card(phrase("organisationsAll"), number(rows.get("organisations"))),
        lacks && card(phrase("lackingAll"), link(number(lacks.filter((many) => many > 0).length), { view: "diagnosis" })),
        lacks && card(phrase("deficitsAll"), number(lacks.reduce((sum, many) => sum + many, 0))),
        !failed(planned) && card(phrase("withRoute"), link(`${planned.summary.with_route} / ${planned.summary.persons}`, { view: "routes" })),
        !failed(planned) && card(phrase("planGap"), `≤ ${fixed((planned.summary.gap ?? 0) * 100)} %`),
        card(phrase("targetsReached"), link(`${reached} / ${aimed.length}`, { view: "report" })),
    );
}

const card = (name: string, value: Node | string): HTMLElement => h("div", {}, h("dt", {}, name), h("dd", {}, value));

/** The competences with the largest expected share of people who lack them. */
function lacking({ diagnosed }: Stages): HTMLElement {
    if (failed(diagnosed)) return missing(diagnosed);
    const { stage, groups } = diagnosed;
    const rows = (groups.get(stage.root) ?? []).filter(({ share }) => share !== null).sort((a, b) => b.share! - a.share!).slice(0, MOST);
    const row = ({ competence, share, low, high, persons }: (typeof rows)[number]) =>
        h(
            "tr",
            { "data-competence": competence },
            h("th", { scope: "row" }, titleOf(stage, competence)),
            h("td", {}, `${percent(share)} `, h("span", { class: "sub" }, `${percent(low)}–${percent(high)}`), h("span", { class: "share", style: `--share:${share}`, "aria-hidden": "true" })),
            h("td", { class: "number" }, String(persons)),
        );
    return named({ "aria-labelledby": "pane-mostLacking" }, columns([phrase("competence"), phrase("expectedShare"), phrase("people")]), h("tbody", {}, rows.map(row)));
}

/** The nodes below the top: people, deficits, routes, and the way to each. */
function below({ report, diagnosed, planned }: Stages): HTMLElement {
    const nodes = report.children.get(report.root) ?? [];
    const row = (node: string) => {
        const groups = failed(diagnosed) ? [] : (diagnosed.groups.get(node) ?? []);
        const here = failed(planned) ? [] : people(planned, node);
        // Centres whose people have no requirements have nothing to show.
        if (groups.length === 0 && here.length === 0) return false;
        const routed = failed(planned) ? 0 : here.filter((one) => planned.routes.has(one)).length;
        return h(
            "tr",
            { "data-node": node },
            h("th", { scope: "row" }, link(nodeName(report, node), { view: "diagnosis", node })),
            h("td", { class: "number" }, String(groups.reduce((sum, one) => sum + one.deficits, 0))),
            h("td", { class: "number" }, link(`${routed} / ${here.length}`, { view: "routes", node })),
        );
    };
    return named({ "aria-labelledby": "pane-districts" }, columns([phrase("node"), phrase("deficitsAll"), phrase("withRoute")]), h("tbody", {}, nodes.map(row)));
}

function seats({ planned }: Stages): HTMLElement {
    if (failed(planned)) return missing(planned);
    const dear = planned.prices.filter(({ session, price }) => session !== null && price > 0).slice(0, MOST);
    if (dear.length === 0) return h("p", { class: "quiet" }, phrase("noneDear"));
    const row = ({ session, used, wanted, price }: (typeof dear)[number]) =>
        h(
            "tr",
            { "data-session": session! },
            h("th", { scope: "row" }, link(sessionTitle(planned, session!), { view: "routes", part: "prices" }), h("span", { class: "sub" }, session!)),
            h("td", { class: "number" }, `${used} / ${wanted}`),
            h("td", { class: "number" }, fixed(price, 3)),
        );
    return named({ "aria-labelledby": "pane-dearest" }, columns([phrase("shared"), phrase("usedOf"), phrase("seatPrice")]), h("tbody", {}, dear.map(row)));
}

function short(indicators: ReportedIndicator[], figures: KpiFigure[]): HTMLElement {
    const pairs = indicators.map((one, at) => [one, figures[at]!] as const).filter(([, { status }]) => status === "short");
    const row = ([one, figure]: (typeof pairs)[number]) =>
        h(
            "tr",
            { "data-figure": one.id },
            h("th", { scope: "row" }, link(say(one.label), { view: "report", figure: one.id })),
            h("td", { class: "number" }, valueText(one, figure)),
            h("td", { class: "number" }, promiseText(one)),
        );
    return named({ "aria-labelledby": "pane-fallsShort" }, columns([phrase("indicator"), phrase("value"), phrase("target")]), h("tbody", {}, pairs.map(row)));
}
