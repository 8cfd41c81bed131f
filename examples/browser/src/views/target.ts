// The promised value of an indicator, in words.

import type { Indicator, Observation } from "nms-wasm";
import { day, phrase, say, spoken, word } from "../language.ts";

/** `не менее 35 %`; empty where the document promises no number. */
export function targetOf({ target, unit }: Indicator): string {
    if (target?.value === undefined || target.value === null) {
        return target?.comparator === "increase" ? word("Comparator", "increase") : "";
    }
    const comparator = target.comparator && target.comparator !== "=" ? `${word("Comparator", target.comparator)} ` : "";
    return `${comparator}${target.value.toLocaleString(spoken())} ${say(unit)}`.trim();
}

/** The day or the year it is due. */
export function whenOf({ target }: Indicator): string {
    if (target?.due) return day(target.due);
    return target?.year ? `${target.year} ${phrase("year")}`.trim() : "";
}

/** A value that the document prints: `54,2 % (регион, 2025)`. */
export function observedOf({ unit }: Indicator, { value, mean, count, comparator, scope, year }: Observation): string {
    const number = value ?? mean ?? count;
    const sign = comparator && comparator !== "=" ? `${word("Comparator", comparator)} ` : "";
    const said = number === undefined || number === null ? "—" : `${sign}${number.toLocaleString(spoken())} ${say(unit)}`;
    return `${said} (${[say(scope), year].filter(Boolean).join(", ")})`;
}
