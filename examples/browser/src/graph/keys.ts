// The picture by keyboard: one row is in the order of tabs, arrows lead from row to row.

import type { Layout, Place } from "./layout.ts";

type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

/** The row next to a row: in its column, or at its height in the columns beside. */
export function neighbour({ places }: Layout, from: Place, direction: Direction): Place | undefined {
    const sideways = direction === "ArrowLeft" || direction === "ArrowRight";
    const sign = direction === "ArrowDown" || direction === "ArrowRight" ? 1 : -1;
    const ahead = [...places.values()].filter((place) =>
        sideways ? place.column === from.column + sign : place.column === from.column && (place.y - from.y) * sign > 0,
    );
    return ahead.sort((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y))[0];
}

export function steer(sheet: HTMLElement, plan: () => Layout, choose: (id: string | null) => void): void {
    const element = (id: string) => sheet.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
    sheet.addEventListener("keydown", (event) => {
        if (event.key === "Escape") return choose(null);
        const from = plan().places.get((event.target as HTMLElement).dataset.id ?? "");
        if (!from || !event.key.startsWith("Arrow")) return;
        event.preventDefault();
        const next = neighbour(plan(), from, event.key as Direction);
        if (!next) return;
        element(from.id)?.setAttribute("tabindex", "-1");
        element(next.id)?.setAttribute("tabindex", "0");
        element(next.id)?.focus({ preventScroll: true });
    });
}
