// Building the page: text only ever goes in as text, so that nothing from a pack can become markup.

export type Child = Node | string | null | undefined | false;

export interface Attributes {
    class?: string | undefined;
    title?: string | undefined;
    id?: string;
    type?: string;
    on?: Record<string, (event: Event) => void>;
    [name: string]: unknown;
}

/** An element with attributes, listeners and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes: Attributes = {},
    ...children: (Child | Child[])[]
): HTMLElementTagNameMap[K] {
    const element = document.createElement(tag);
    const { on = {}, ...rest } = attributes;
    for (const [name, value] of Object.entries(rest)) {
        if (value !== undefined && value !== null && value !== false) {
            element.setAttribute(name, value === true ? "" : String(value));
        }
    }
    for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
    element.append(...children.flat().filter((child): child is Node | string => Boolean(child)));
    return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A part of a drawing with its attributes; text in it goes in as text. */
export function svg(tag: string, attributes: Record<string, string | number> = {}, ...children: (Node | string)[]): SVGElement {
    const element = document.createElementNS(SVG, tag) as SVGElement;
    for (const [name, value] of Object.entries(attributes)) {
        element.setAttribute(name, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
    }
    element.append(...children);
    return element;
}

/** Replaces everything inside an element. */
export function fill(element: Element, ...children: (Child | Child[])[]): void {
    element.replaceChildren(...children.flat().filter((child): child is Node | string => Boolean(child)));
}

/** An element that must be there. */
export function found<T extends Element>(parent: ParentNode, selector: string): T {
    const element = parent.querySelector<T>(selector);
    if (element === null) throw new Error(`the page has no ${selector}`);
    return element;
}
