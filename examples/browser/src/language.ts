// Which language the page speaks, and how it says labels, words of vocabularies, numbers and days.

import type { Label, Language } from "nms-wasm";
import vocabularies from "nms-wasm/words.json";
import { PHRASES, type Phrase } from "./phrases.ts";

let language: Language = "ru";

export function speak(next: Language): void {
    language = next;
    document.documentElement.lang = next;
}

export const spoken = (): Language => language;

/** A label of the pack. */
export const say = (label: Label | null | undefined): string => label?.[language] ?? "";

/** A phrase of the page itself. */
export const phrase = (key: Phrase): string => PHRASES[key][language];

/** A word of one of the core's vocabularies, for people. */
export function word<V extends keyof typeof vocabularies>(vocabulary: V, value: string): string {
    const words: Record<string, Label> = vocabularies[vocabulary];
    return words[value]?.[language] ?? value;
}

/** A number with the right form of the noun: `1 функция, 2 функции, 5 функций`. */
export function count(number: number, key: Phrase): string {
    const forms = PHRASES[key][language].split("|");
    const category = new Intl.PluralRules(language).select(number);
    const place = language === "ru" ? { one: 0, few: 1 }[category as string] ?? 2 : category === "one" ? 0 : 1;
    return `${number.toLocaleString(language)} ${forms[place] ?? forms.at(-1)}`;
}

/** A day for people: `7 июня 2023 г.` */
export function day(iso: string): string {
    return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
}

/** The first letter in upper case. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
