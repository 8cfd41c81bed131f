// Requests for programmes: deficits that many share and that no activity covers.

import type { ProgrammeRequest } from "nms-wasm/diagnosis";
import { h } from "../dom.ts";
import { phrase } from "../language.ts";
import { columns, named } from "../table.ts";
import type { Opened } from "./opened.ts";
import { titleOf } from "./words.ts";

export function requests(opened: Opened, rows: ProgrammeRequest[]): HTMLElement | false {
    const row = ({ competence, subject, persons, uncovered, posts, territories, activities }: ProgrammeRequest) =>
        h(
            "tr",
            { "data-competence": competence },
            h("th", { scope: "row" }, titleOf(opened, competence), subject !== null && h("span", { class: "sub" }, subject)),
            h("td", {}, h("b", {}, String(uncovered))),
            h("td", {}, String(persons)),
            h("td", {}, listed(posts), h("span", { class: "sub" }, listed(territories)), activities.length > 0 && h("span", { class: "sub" }, `${phrase("notOpen")}: ${activities.join(", ")}`)),
        );
    return rows.length > 0 && h(
        "section",
        { class: "block" },
        h("h3", { id: "requests-name" }, phrase("requests"), h("span", { class: "count" }, String(rows.length))),
        h("p", { class: "quiet lead" }, phrase("requestsLead")),
        named({ "aria-labelledby": "requests-name" }, columns([phrase("competence"), phrase("uncovered"), phrase("withDeficit"), phrase("posts")]), h("tbody", {}, rows.map(row))),
    );
}

/** `учитель 34, директор 2` */
const listed = (numbers: Record<string, number>): string => Object.entries(numbers).map(([name, number]) => `${name} ${number}`).join(", ");
