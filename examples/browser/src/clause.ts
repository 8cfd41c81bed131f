// Where something stands in a document. Packs write it in a short English notation; Russian readers get Russian words.

import { phrase, spoken } from "./language.ts";

const WORDS: Record<string, string> = {
    "app.": "прил. ", "cl.": "п. ", "dir.": "напр. ", "par.": "абз. ", aim: "цель", agreement: "соглашение", and: "и", block: "блок",
    blocks: "блоки", choice: "выбор", commission: "комиссия", contingent: "контингент", criteria: "критерии",
    definitions: "определения", department: "управление", dynamics: "динамика", factors: "факторы", form: "форма",
    fulfilment: "выполнение", glossary: "понятия", header: "шапка", identification: "выявление", indicators: "показатели",
    inside: "внутри", legend: "легенда", letter: "письмо", list: "список", note: "примечание", objects: "объекты",
    operator: "оператор", order: "приказ", orders: "приказы", participants: "участники", plan: "план", preamble: "преамбула",
    problem: "проблема", project: "проект", protocol: "протокол", publications: "публикации", regulation: "положение",
    resources: "ресурсы", results: "результаты", roadmap: "дорожная карта", row: "строка", rows: "строки", scan: "скан",
    signature: "подпись", slide: "слайд", slides: "слайды", staff: "кадры", structure: "структура", support: "поддержка",
    table: "таблица", tasks: "задачи", title: "название", tools: "инструменты", totals: "итоги", webinar: "вебинар",
    webinars: "вебинары", EGE: "ЕГЭ",
};

/** `прил. 2 напр. 1 строка 7`; a bare number is called a clause. */
export function clauseText(clause: string): string {
    const said = spoken() === "ru" ? clause.replace(/[A-Za-z]+\.?/g, (word) => WORDS[word] ?? word).replace(/ +/g, " ") : clause;
    return /^\d/.test(said) ? `${phrase("clause")} ${said}` : said;
}
