// Where something stands in a document. Packs write it in a short English notation; Russian readers get Russian words.

import WORDS from "../../../crates/nms-core/src/page/clauses.json";
import { phrase, spoken } from "./language.ts";

const russian: Record<string, string> = WORDS;

/** `прил. 2 напр. 1 строка 7`; a bare number is called a clause. */
export function clauseText(clause: string): string {
    const inRussian = () => clause.replace(/[A-Za-z]+\./g, "$& ").replace(/[A-Za-z]+\.?/g, (word) => russian[word] ?? word).replace(/ +/g, " ");
    const said = spoken() === "ru" ? inRussian() : clause;
    return /^\d/.test(said) ? `${phrase("clause")} ${said}` : said;
}
