// Links to what the page can show: each has an address of its own, and only a plain click stays on the page.

import { type Attributes, h } from "./dom.ts";
import { address, show, type State, state } from "./state.ts";

export function link(text: string, change: Partial<State>, attributes: Attributes = {}): HTMLAnchorElement {
    const follow = (event: Event) => {
        const { button, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
        if (button !== 0 || ctrlKey || metaKey || shiftKey) return;
        event.preventDefault();
        show(change);
    };
    return h("a", { class: "link", href: address({ ...state(), ...change }), ...attributes, on: { click: follow } }, text);
}
