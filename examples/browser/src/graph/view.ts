// The picture of the network: cytoscape draws the ties and moves the sheet, the rows are buttons of the page.

import cytoscape from "cytoscape";
import { fill, h } from "../dom.ts";
import { phrase } from "../language.ts";
import type { System } from "../system.ts";
import { answerLine, edges } from "./edges.ts";
import { emphasis } from "./emphasis.ts";
import type { Family } from "./families.ts";
import { steer } from "./keys.ts";
import { type Layout, layout } from "./layout.ts";
import { type Row, rows } from "./rows.ts";
import { bandElement, type RowElements, rowElements, settle, sized } from "./sheet.ts";
import { STYLE } from "./style.ts";

/** Free space around the picture; the legend stands below it. */
const MARGIN = { side: 28, top: 22, bottom: 66 };

export class Picture {
    readonly element: HTMLElement;
    private readonly under = h("div", { class: "sheet" });
    private readonly over = h("div", { class: "sheet" });
    private readonly canvas = h("div", { class: "canvas", "aria-hidden": "true" });
    private readonly cy: cytoscape.Core;
    private system: System | undefined;
    private order: Row[] = [];
    private elements: RowElements = new Map();
    private plan: Layout = { places: new Map(), bands: [], width: 1, height: 1 };
    private chosen: string | null = null;
    private hidden = new Set<Family>();
    private fitted = { width: 0, height: 0 };

    constructor(private readonly choose: (id: string | null) => void) {
        this.element = h("div", { class: "picture", role: "group" }, this.under, this.canvas, this.over);
        this.cy = cytoscape({
            container: this.canvas, style: STYLE, minZoom: 0.25, maxZoom: 2.5, autoungrabify: true,
            autounselectify: true, boxSelectionEnabled: false, layout: { name: "preset" },
        });
        this.cy.on("viewport", () => this.follow());
        this.cy.on("tap", (event) => choose(event.target === this.cy ? null : event.target.id()));
        this.cy.on("mouseover", "node", (event) => this.hover(event.target.id()));
        this.cy.on("mouseout", "node", () => this.hover(null));
        steer(this.over, () => this.plan, choose);
        this.over.addEventListener("focusin", (event) => this.bring((event.target as HTMLElement).dataset.id));
        new ResizeObserver(() => this.refit()).observe(this.element);
    }

    /** Draws another document, or the same in another language. */
    draw(system: System): void {
        this.system = system;
        this.element.setAttribute("aria-label", phrase("picture"));
        this.order = rows(system);
        this.elements = rowElements(system, this.order, this.choose);
        fill(this.over, ...this.elements.values());
        this.elements.values().next().value?.setAttribute("tabindex", "0");
        this.cy.resize();
        this.arrange();
    }

    /** Shows what is chosen: an actor with its ties, a function with those who answer for it. */
    emphasise(id: string | null): void {
        this.chosen = id;
        this.paint(id);
    }

    /** Shows or hides a family of ties. */
    toggle(family: Family, shown: boolean): void {
        if (shown) this.hidden.delete(family);
        else this.hidden.add(family);
        this.cy.edges(`.${family}`).toggleClass("off", !shown);
    }

    zoom(factor: number): void {
        const { width, height } = this.canvas.getBoundingClientRect();
        this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: width / 2, y: height / 2 } });
    }

    /** Shows the whole picture. */
    fit(): void {
        const { width, height } = this.box();
        const zoom = Math.max(0.25, Math.min(1.2, width / this.plan.width, height / this.plan.height));
        const middle = (space: number, size: number) => Math.max(0, (space - size * zoom) / 2);
        const x = MARGIN.side + middle(width, this.plan.width) + 12 * zoom;
        this.cy.viewport({ zoom, pan: { x, y: MARGIN.top + middle(height, this.plan.height) / 2 } });
        this.follow();
    }

    /** The space that the picture may fill. */
    private box(): { width: number; height: number } {
        const { width, height } = this.element.getBoundingClientRect();
        return { width: width - 2 * MARGIN.side, height: height - MARGIN.top - MARGIN.bottom };
    }

    private arrange(): void {
        const box = this.box();
        if (!this.system || box.width <= 0) return;
        this.fitted = box;
        this.plan = layout(sized(this.order, this.elements), box);
        settle(this.elements, this.plan);
        fill(this.under, ...this.plan.bands.map(bandElement));
        const nodes = [...this.plan.places.values()].map(({ id, x, y, width, height }) => ({
            group: "nodes" as const, data: { id, width, height }, position: { x, y },
        }));
        this.cy.batch(() => {
            this.cy.elements().remove();
            this.cy.add([...nodes, ...edges(this.system!.edges, this.plan)]);
            for (const family of this.hidden) this.cy.edges(`.${family}`).addClass("off");
        });
        this.fit();
        this.paint(this.chosen);
    }

    /** Arranges the rows anew where the space has become another. */
    private refit(): void {
        const { width, height } = this.box();
        if (width === this.fitted.width && height === this.fitted.height) return;
        this.cy.resize();
        this.arrange();
    }

    private follow(): void {
        const { x, y } = this.cy.pan();
        const transform = `translate(${x}px, ${y}px) scale(${this.cy.zoom()})`;
        this.under.style.transform = transform;
        this.over.style.transform = transform;
    }

    private hover(id: string | null): void {
        this.canvas.style.cursor = id === null ? "" : "pointer";
        if (this.chosen === null) this.paint(id);
        for (const [other, element] of this.elements) element.classList.toggle("hover", other === id);
    }

    private paint(id: string | null): void {
        const found = this.system && emphasis(this.system, id);
        for (const [row, element] of this.elements) {
            const part = found?.rows.get(row);
            element.dataset.part = part ?? "";
            element.classList.toggle("dim", found !== undefined && part === undefined);
            element.setAttribute("aria-pressed", String(row === id));
        }
        this.cy.batch(() => {
            this.cy.edges(".answer").remove();
            this.cy.edges().removeClass("on dim");
            if (!found) return;
            const on = this.cy.edges().filter((edge) => found.ties(edge.source().id(), edge.target().id(), edge.data("function")));
            this.cy.edges().addClass("dim");
            on.removeClass("dim").addClass("on");
            this.cy.add(found.answers.flatMap(({ from, to, part }, at) => {
                const [source, target] = [this.plan.places.get(from), this.plan.places.get(to)];
                return source && target ? [answerLine(`answer${at}`, source, target, `answer ${part}`)] : [];
            }));
        });
    }

    /** Moves the picture so that a row can be seen. */
    private bring(id: string | undefined): void {
        const place = id === undefined ? undefined : this.plan.places.get(id);
        if (!place) return;
        const { x1, x2, y1, y2 } = this.cy.extent();
        const [x, y] = [place.x < x1 || place.x > x2, place.y < y1 || place.y > y2];
        if (x || y) this.cy.center(this.cy.getElementById(place.id));
    }
}
