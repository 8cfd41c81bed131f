// The page: a head with the document, views of it, and details beside them.

import "@fontsource-variable/golos-text/index.css";
import "./style/base.css";
import "./style/head.css";
import "./style/picture.css";
import "./style/details.css";
import "./style/lists.css";
import "./style/report.css";
import "./style/diagnosis.css";
import "./style/routes.css";
import "./style/overview.css";
import "./style/print.css";

import packs from "virtual:packs";
import { fill, found, h } from "./dom.ts";
import type { Family } from "./graph/families.ts";
import { legend, lenses } from "./graph/legend.ts";
import { Picture } from "./graph/view.ts";
import { head, tabs } from "./head.ts";
import { keep } from "./offline.ts";
import { phrase, speak } from "./language.ts";
import { details } from "./panel/panel.ts";
import { derivation } from "./report/derivation.ts";
import { taken } from "./report/start.ts";
import { reportView } from "./report/view.ts";
import { open, type State, state, type TableView, takesTables, type View, watch } from "./state.ts";
import { read, type System } from "./system.ts";
import { findings } from "./views/findings.ts";
import { functions } from "./views/functions.ts";
import { kpis } from "./views/kpis.ts";

const page = found<HTMLElement>(document, "#page");
const top = h("header", { class: "top" });
const stage = h("main", { class: "stage", id: "content", tabindex: -1 });
const aside = h("aside", { class: "details" });
const picture = new Picture(open);
const hidden = new Set<Family>();
const systems = new Map<string, Promise<System>>();
page.append(top, h("div", { class: "body" }, stage, aside));

/** The document of a state, read once. */
function system({ pack }: State): Promise<System> {
    const offer = packs.find(({ id }) => id === pack);
    if (!offer) return Promise.reject(new Error(pack));
    const reading = systems.get(pack) ?? read(offer);
    systems.set(pack, reading);
    reading.catch(() => systems.delete(pack));
    return reading;
}

/** Shows what the state says; what has not changed is left as it is. */
async function render(now: State, before: State | undefined): Promise<void> {
    speak(now.language);
    const anew = before?.pack !== now.pack || before.language !== now.language;
    if (anew) {
        fill(top, head(null));
        page.setAttribute("aria-busy", "true");
        if (before?.pack !== now.pack) fill(stage, h("p", { class: "loading", role: "status" }, phrase("loading")));
    }
    const shown = await system(now);
    if (now !== state()) return;
    if (anew) fill(top, head(shown));
    if (anew || before.view !== now.view) fill(top.querySelector(".tabs")!, ...tabs(shown));
    top.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (takesTables(now.view)) return tables(shown, now, before);
    if (anew || before.view !== now.view) view(shown, { ...now, view: now.view });
    if (anew || before.view !== now.view || before.entry !== now.entry) details(aside, shown, now.entry);
    picture.emphasise(now.entry);
    for (const element of stage.querySelectorAll<HTMLElement>("[data-entry]")) {
        element.classList.toggle("current", element.dataset.entry === now.entry);
    }
    page.removeAttribute("aria-busy");
}

/** How each view of tables is drawn, and what stands beside it; what few open is fetched when it is opened. */
const TABLES = {
    overview: async () => ({ draw: (await import("./overview/view.ts")).overviewView, beside: (await import("./overview/beside.ts")).beside }),
    report: async () => ({ draw: reportView, beside: derivation }),
    routes: async () => ({ draw: (await import("./routes/view.ts")).routesView, beside: (await import("./routes/beside.ts")).beside }),
    diagnosis: async () => ({ draw: (await import("./diagnosis/view.ts")).diagnosisView, beside: (await import("./diagnosis/beside.ts")).beside }),
};

/** What is made of tables is computed in a worker, so it is drawn when it is there. */
async function tables(shown: System, now: State, before?: State): Promise<void> {
    const moved = before?.view !== now.view || before.node !== now.node || before.part !== now.part;
    stage.dataset.view = now.view;
    page.setAttribute("aria-busy", "true");
    const top = stage.querySelector(".list")?.scrollTop ?? 0;
    const followed = [...stage.querySelectorAll("a")].find((one) => one === document.activeElement);
    const { draw, beside } = await TABLES[now.view as TableView]();
    await draw(stage, shown, now, again);
    await beside(aside, shown, now);
    if (now !== state()) return;
    const list = stage.querySelector(".list");
    if (list && !moved) list.scrollTop = top;
    // Who opened something by a link is still at that link.
    if (followed && !moved) [...stage.querySelectorAll("a")].find((one) => one.href === followed.href && one.textContent === followed.textContent)?.focus({ preventScroll: true });
    // Who came here by a link below the name of the node goes on from there.
    if (before?.view === now.view && moved) stage.querySelector<HTMLElement>("#node-name")?.focus();
    page.removeAttribute("aria-busy");
}

/** Draws what is shown once more, after the tables have changed. */
function again(): void {
    const now = state();
    void render(now, now).catch(fail);
}

stage.addEventListener("dragover", (event) => {
    if (!takesTables(state().view)) return;
    event.preventDefault();
    stage.classList.add("over");
});
stage.addEventListener("dragleave", () => stage.classList.remove("over"));
stage.addEventListener("drop", (event) => {
    stage.classList.remove("over");
    if (!takesTables(state().view)) return;
    event.preventDefault();
    void taken(event.dataTransfer?.files ?? [], again).catch(fail);
});

function view(shown: System, { view }: State & { view: Exclude<View, TableView> }): void {
    stage.dataset.view = view;
    if (view === "network") {
        fill(stage, picture.element, legend(picture, hidden), lenses(picture));
        picture.draw(shown);
    } else {
        fill(stage, { functions, kpis, findings }[view](shown));
        stage.scrollTop = 0;
    }
}

/** What failed, in words; the code is for those who report it. */
function fail(error: unknown): void {
    const { message, code, help } = error as { message: string; code?: string; help?: string };
    fill(
        stage,
        h(
            "div",
            { class: "failure", role: "alert" },
            h("h2", {}, phrase("broken")),
            h("p", {}, message, code && h("code", {}, code)),
            help && h("p", { class: "quiet" }, help),
            h("button", { type: "button", class: "button", on: { click: () => location.reload() } }, phrase("again")),
        ),
    );
    page.removeAttribute("aria-busy");
}

await document.fonts.load('500 13px "Golos Text Variable"', "Яa").catch(() => []);
watch((now, before) => void render(now, before).catch(fail));
if (import.meta.env.PROD) void keep();
