// Beside the map: the profile of a person, a bar with its error for every competence required.

import type { PersonProfile, ProfileRow } from "nms-wasm/diagnosis";
import { h } from "../dom.ts";
import { count, phrase, sentence, word } from "../language.ts";
import { link } from "../link.ts";
import { heading, part } from "../panel/parts.ts";
import { nodeName } from "../report/words.ts";
import { columns, wide } from "../table.ts";
import { type Axis, axisOf, bar, ticks } from "./bar.ts";
import { held } from "./heat.ts";
import type { Opened } from "./opened.ts";
import { conclusion, ends, fixed, inOrder, likely, percent, said, titleOf, waveName, why, withError } from "./words.ts";

const intervalOf = ({ deficit: { low, high } }: ProfileRow): [number, number] | [null, null] =>
    low === null || high === null ? [null, null] : [low, high];

export function profile(opened: Opened, { person, competences, levels }: PersonProfile): HTMLElement {
    const axis = axisOf(competences.flatMap((row) => [row.deficit.required, ...intervalOf(row), row.deficit.level]).filter((one) => one !== null));
    const schools = [...new Set((opened.positions.of.get(person) ?? []).map((row) => String(row["organisation"])))];
    const first = competences.find(({ deficit }) => deficit.order === 1);
    return h(
        "article",
        { class: "profile" },
        heading(phrase("profile"), person, null),
        h("p", { class: "path" }, held(opened, person), schools.flatMap((id) => [" · ", link(nodeName(opened, id), { node: id, part: null })])),
        h("p", {}, link(phrase("toRoute"), { view: "routes", person, part: null })),
        first && h("p", { class: "remark" }, `${phrase("first")}: `, h("b", {}, titleOf(opened, first.deficit.competence))),
        h("p", { class: "quiet" }, phrase("barLegend")),
        competences.some(({ deficit }) => deficit.level !== null) && ticks(axis),
        h("ol", { class: "bars" }, competences.map((row) => one(opened, axis, row))),
        h("details", { class: "as-table" }, h("summary", {}, phrase("asTable")), wide(phrase("profile"), asTable(opened, competences))),
        levels.length > 0 && part(phrase("levels"), null, wide(phrase("levels"), waves(opened, inOrder(opened, levels, ({ scale }) => scale)))),
    );
}

/** A competence: what is concluded, the bar, and what it rests on. */
function one(opened: Opened, axis: Axis, row: ProfileRow): HTMLElement {
    const { deficit, stands_on } = row;
    const [low, high] = intervalOf(row);
    const title = titleOf(opened, deficit.competence);
    const lines = [
        deficit.probability !== null && [phrase("probability"), " ", h("b", {}, likely(deficit.probability)), ` · ${withError(deficit.level, deficit.standard_error)}, ${phrase("required")}\u00a0${fixed(deficit.required)}`],
        deficit.probability === null && `${phrase("required")} ${fixed(deficit.required)}`,
        deficit.reason !== null && sentence(why(deficit.reason)),
        deficit.age !== null && `${count(deficit.evidence, "evidenceCount")}, ${deficit.evidence > 1 ? `${phrase("newest")} ` : ""}${count(deficit.age, "dayCount")} ${phrase("ago")}`,
        stands_on.length > 0 && `${sentence(phrase("standsOn"))}: ${stands_on.map((id) => titleOf(opened, id)).join(", ")}`,
        settling(row),
    ];
    return h(
        "li",
        { "data-competence": deficit.competence },
        h("p", { class: "name" }, deficit.order !== null && h("b", { class: "badge", title: `${deficit.order} ${phrase("turn")}` }, String(deficit.order)), h("span", {}, title), conclusion(deficit.status)),
        bar(axis, { ...deficit, low, high }, `${title}: ${said(deficit, low, high)}`),
        lines.map((line) => line && h("p", { class: "sub" }, line)),
        row.evidence.length > 0 && h("ul", { class: "evidence", "aria-label": phrase("evidence") }, row.evidence.map(piece)),
    );
}

function piece({ kind, level, standard_error, weight, age, left_out }: ProfileRow["evidence"][number]): HTMLElement {
    const worth = left_out ? `${phrase("withoutWeight")}: ${why(left_out)}` : `${phrase("weight")} ${percent(weight)}`;
    return h("li", {}, `${sentence(word("EvidenceKind", kind))} ${withError(level, standard_error)}, ${count(age, "dayCount")} ${phrase("ago")}; ${worth}`);
}

/** The items that would tell most about a doubtful case. */
function settling({ settling }: ProfileRow): string | false {
    if (!settling || settling.items.length === 0) return false;
    const names = settling.items.map(({ item }) => item).join(", ");
    return settling.settles ? `${phrase("wouldSettle")}: ${names}` : `${phrase("wouldHelp")}: ${names}, ${phrase("notSettled")}`;
}

/** The same in cells. */
function asTable(opened: Opened, rows: ProfileRow[]): HTMLElement {
    const row = (one: ProfileRow) => {
        const [low, high] = intervalOf(one);
        const { competence, level, required, status, probability } = one.deficit;
        const cells = [fixed(level), ends(low, high), fixed(required), word("DeficitStatus", status), likely(probability)];
        return h("tr", {}, h("th", { scope: "row" }, titleOf(opened, competence)), cells.map((cell) => h("td", {}, cell)));
    };
    const heads = [phrase("competence"), phrase("level"), phrase("interval"), phrase("requiredLevel"), phrase("status"), phrase("Probability")];
    return h("table", { class: "items" }, columns(heads), h("tbody", {}, rows.map(row)));
}

function waves(opened: Opened, levels: PersonProfile["levels"]): HTMLElement {
    const row = ({ scale, wave, level, standard_error, percent: share }: PersonProfile["levels"][number]) =>
        h("tr", {}, h("th", { scope: "row" }, titleOf(opened, scale)), h("td", {}, waveName(wave)), h("td", {}, withError(level, standard_error)), h("td", {}, percent(share)));
    return h("table", { class: "items" }, columns([phrase("scale"), phrase("wave"), phrase("level"), phrase("difficulty")]), h("tbody", {}, levels.map(row)));
}
