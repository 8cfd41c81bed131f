// The short English notation of clauses in Russian words, as the core has them on the pages it draws.

import words from "../../../crates/nms-core/src/page/clauses.json";

/** The longest first. */
const WORDS = Object.entries(words).sort(([one], [other]) => other.length - one.length);
const LETTER = /^\p{L}/u;

const beginsWith = (text: string, word: string): boolean =>
    text.startsWith(word) && (word.endsWith(".") || !LETTER.test(text.slice(word.length)));

/** `app.2 dir.1 row 7` as `прил. 2 напр. 1 строка 7`. */
export function russianClause(clause: string): string {
    let [said, rest, isInside] = ["", clause, false];
    while (rest !== "") {
        const known = isInside ? undefined : WORDS.find(([english]) => beginsWith(rest, english));
        const taken = known?.[0] ?? String.fromCodePoint(rest.codePointAt(0)!);
        rest = rest.slice(taken.length);
        if (known) said += known[1] + (taken.endsWith(".") && !rest.startsWith(" ") ? " " : "");
        else said += taken;
        isInside = !known && (LETTER.test(taken) || (isInside && taken === "."));
    }
    return said;
}
