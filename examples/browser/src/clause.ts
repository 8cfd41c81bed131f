// Where something stands in a document. Packs write it in a short English notation; Russian readers get Russian words.

import { phrase, spoken } from "./language.ts";
import { russianClause } from "./russian-clause.ts";

/** `прил. 2 напр. 1 строка 7`; a bare number is called a clause. */
export function clauseText(clause: string): string {
    const said = spoken() === "ru" ? russianClause(clause) : clause;
    return /^\d/.test(said) ? `${phrase("clause")} ${said}` : said;
}
