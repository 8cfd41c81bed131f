// What all share, with its price: the dearest first.

import type { PriceRow } from "nms-wasm/routes";
import { fixed } from "../diagnosis/words.ts";
import { h } from "../dom.ts";
import { day, phrase, sentence, word } from "../language.ts";
import { columns, named, wide } from "../table.ts";
import type { Planned } from "./opened.ts";
import { sessionTitle } from "./words.ts";

export function prices(planned: Planned): HTMLElement {
    const head = columns([phrase("shared"), phrase("usedOf"), phrase("seatPrice")]);
    const most = Math.max(...planned.prices.map(({ price }) => price), 1e-9);
    const table = named({ class: "figures prices", "aria-label": phrase("prices") }, head, h("tbody", {}, planned.prices.map((row) => line(planned, row, most))));
    return wide(phrase("prices"), table);
}

function line(planned: Planned, row: PriceRow, most: number): HTMLElement {
    const { kind, session, provider, supporter, territory, used, wanted, missing, price } = row;
    const start = session && planned.sessions.get(session)?.["start"];
    const about = [session && start ? day(String(start)) : null, provider, supporter, territory].filter(Boolean).join(", ");
    return h(
        "tr",
        { "data-session": session ?? kind },
        h("th", { scope: "row" }, session ? sessionTitle(planned, session) : sentence(word("SharedKind", kind)), about && h("span", { class: "sub" }, about)),
        h("td", {}, `${fixed(used, 0)} / ${fixed(wanted, 0)}`, missing > 0 && h("span", { class: "sub" }, `${phrase("missingTo")} ${missing}`)),
        h("td", { class: "price" }, h("span", { class: "price-bar", style: `inline-size: ${Math.round((price / most) * 80)}px`, "aria-hidden": "true" }), fixed(price, 3)),
    );
}
