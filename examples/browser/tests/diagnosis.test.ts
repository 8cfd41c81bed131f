// The diagnosis in a real browser: from the municipality down to one person, with errors; files of one's own.

import { expect, test } from "vitest";
import { municipality, TESTED_DAY } from "./municipality.ts";
import { drop, given, nameless, open, page, requests, settled, texts, tooWide } from "./visit.ts";

const nodeName = () => page.locator("#node-name").innerText();

/** Twelve teachers of one school, eight items: who comes later in the list does better, later items are harder. */
function tables(): Record<string, string> {
    const people = Array.from({ length: 12 }, (_, at) => `t${at + 1}`);
    const items = Array.from({ length: 8 }, (_, at) => `i${at + 1}`);
    const answers = people.flatMap((person, place) =>
        items.map((item, hard) => `${person},k,${item},start,${Number(place + ((place * 5 + hard * 3) % 7) > 3 + hard * 1.3)},2024-03-12`),
    );
    return {
        "organisations.csv": "id,kind,level,title\nr,municipality,municipal,Район\ns,school,institutional,<b>Школа</b>\n",
        "relations.csv": "from,to,kind\ns,r,part_of\n",
        "persons.csv": `id\n${people.join("\n")}\n`,
        "positions.csv": `person,organisation,post,staff_category\n${people.map((person) => `${person},s,teacher,pedagogical`).join("\n")}\n`,
        "competences.csv": "id,area,title\nc,methodical,Урок\nd,digital,\n",
        "requirements.csv": "post,competence,level\nteacher,c,0\nteacher,d,0\n",
        "items.csv": `instrument,item,competence,max_score\n${items.map((item) => `k,${item},c,1`).join("\n")}\n`,
        "responses.csv": `person,instrument,item,wave,score,date\n${answers.join("\n")}\n`,
        "assessments.csv": "person,competence,kind,date,level,standard_error\nt1,d,observation,2024-02-01,-1.5,0.4\nt2,d,self,2024-02-01,1.5,\n",
    };
}

/** Opens the diagnosis with a municipality in which everything happens that may go wrong. */
async function opened(more = ""): Promise<void> {
    await open(`view=diagnosis&day=${TESTED_DAY}`);
    await drop(municipality());
    await page.waitForSelector(".diagnosis .nodes");
    if (more !== "") await page.evaluate((hash) => (location.hash = hash), `view=diagnosis&region=own&day=${TESTED_DAY}${more}`);
    await page.waitForTimeout(50);
    await settled();
}

test("a municipality: from all schools to one, from its people to one, with no request", async () => {
    await open(`view=diagnosis&day=${TESTED_DAY}`);
    expect(await texts(".start h2")).toEqual(["Чего кому не хватает"]);
    expect(requests.filter((one) => one.endsWith(".wasm"))).toHaveLength(1);
    await drop(municipality());
    await page.waitForSelector(".loading progress");
    await page.waitForSelector(".diagnosis .nodes");
    await settled();
    // The build for diagnosis was fetched now, and nothing more is.
    expect(requests.filter((one) => one.endsWith(".wasm"))).toHaveLength(2);
    const before = requests.length;
    expect(await nodeName()).toBe("Заречный район");
    expect(await texts(".nodes tbody th")).toEqual(["Школа № 1", "Школа № 2", "Гимназия", "Сельская школа", "Школа у реки", "Всё вместе"]);
    expect(await texts(".nodes thead th")).toHaveLength(8);
    expect(await texts('.nodes [data-node="school-5"] td')).toEqual([...Array(6).fill(expect.stringMatching(/^\d+ %\n\d+–\d+$/)), expect.stringContaining("?")]);

    await page.click('.nodes [data-node="school-2"] a');
    await expect.poll(nodeName).toBe("Школа № 2");
    expect(await page.locator(".nodes").count()).toBe(0);
    expect(await page.locator(".people tbody tr").count()).toBe(26);
    await page.click('.people [data-person="p033"] a');
    await page.waitForSelector(".profile .bars");
    expect(await page.locator(".profile h2").innerText()).toBe("p033");
    expect([given("node"), given("person")]).toEqual(["school-2", "p033"]);
    // Every competence required of the person has its bar: a level, its interval, the required level, all said in words.
    const bars = page.locator(".profile .bars svg[role=img]");
    expect(await bars.count()).toBe(5);
    for (const bar of await bars.all()) {
        expect(await bar.getAttribute("aria-label")).toMatch(/: Уровень −?\d,\d\d, Интервал 95 % −?\d,\d\d … −?\d,\d\d; нужен −?\d,\d\d; .*, вероятность дефицита [<>]?/);
        expect(await bar.locator(".whisker").count()).toBe(3);
        expect(await bar.locator(".required").count()).toBe(1);
    }
    expect(await page.locator(".people tr.current").getAttribute("data-person")).toBe("p033");
    expect((await texts(".profile .bars .sub")).filter((line) => line.includes("сказали бы задания"))).not.toEqual([]);
    await page.click(".profile summary");
    expect(await texts(".profile .as-table tbody tr")).toHaveLength(5);
    await page.click(".details .close");
    await expect.poll(() => given("person")).toBe(null);
    await page.goBack();
    await page.waitForSelector(".profile .bars");
    expect(requests.slice(before).filter((one) => !/^(data|blob):/.test(one))).toEqual([]);
});

test("the same numbers every time", async () => {
    await opened();
    expect(await texts(".tally")).toMatchInlineSnapshot(`
      [
        "дефицит 157
      недостаточно данных 103
      нет дефицита 345",
      ]
    `);
    expect(await texts('.block [data-scale="lesson"]')).toMatchInlineSnapshot(`
      [
        "Построение урока
      стартовый → рубежный
      	0,66 ± 0,18	
      0,31 … 1,01
      	104",
      ]
    `);
    expect(await texts('.block [data-competence="lesson"]')).toMatchInlineSnapshot(`
      [
        "Построение урока	17	17	учитель 17
      Заречный район 17",
      ]
    `);
});

test("items with their errors, and what is wrong with them, in words", async () => {
    await opened("&part=items");
    expect(await texts(".items thead")).toHaveLength(2);
    const item = (id: string) => page.locator(`[data-item="${id}"]`);
    const number = expect.stringMatching(/^−?\d,\d\d ± \d,\d\d$/);
    expect(await item("maths-01").count()).toBe(2);
    expect(await item("maths-01").first().locator("td").allInnerTexts()).toEqual(["стартовый", "34 %", "0,36", number, number, expect.stringMatching(/^\d,\d\d \/ \d,\d\d$/), ""]);
    expect(await item("assessment-04").first().innerText()).toContain("сильные справляются хуже слабых");
    expect(await item("inclusion-11").innerText()).toContain("у всех один балл");
    // Nobody was asked it in any wave: once is enough.
    expect(await texts('[data-item="lesson-new"]')).toEqual([expect.stringContaining("никто не ответил")]);
    // An item of March alone is no news in November.
    expect(await item("maths-10").count()).toBe(1);
});

test("doubts about scales, items and days", async () => {
    await opened("&part=doubts");
    expect(await page.locator('[data-code="item.constant"]').innerText()).toContain("Работа с разными детьми», этап «стартовый», задание inclusion-11");
    const late = page.locator('[data-code="calendar.outside_window"]');
    expect(await late.innerText()).toContain("3 декабря 2024");
    expect(await late.locator(".clause").innerText()).toContain("прил. 2");
});

test("files of one's own, dropped; a fault is named and mended", async () => {
    await open("view=diagnosis");
    await drop({ ...tables(), "items.csv": "instrument,item,competence,max_score\nk,i1,x,1\n" });
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("items, строка 1");
    await drop({ "items.csv": tables()["items.csv"]! });
    await page.waitForSelector(".diagnosis .nodes");
    await page.fill("#day", "2024-04-01");
    await expect.poll(() => given("day")).toBe("2024-04-01");
    await settled();
    expect(await texts(".bench p")).toEqual([expect.stringContaining("responses")]);
    expect(await page.locator(".details").innerText()).toContain("96 строк");
    await page.click('.nodes [data-node="s"] a');
    await expect.poll(nodeName).toBe("<b>Школа</b>");
    expect(await page.locator("#node-name b").count()).toBe(0);
    const cells = (person: string) => page.locator(`[data-person="${person}"] td`).allInnerTexts();
    expect(await cells("t1")).toEqual([expect.stringMatching(/%.*▼/s), expect.stringMatching(/%.*▼/s)]);
    expect((await cells("t12"))[0]).toMatch(/%.*✓/s);
    // What a person says of itself has no weight until somebody declares how reliable that is.
    expect((await cells("t2"))[1]).toContain("надёжность данных не объявлена");
    await page.click('[data-person="t2"] a');
    await page.waitForSelector(".profile .bars");
    expect(await page.locator('.profile [data-competence="d"]').innerText()).toContain("Самооценка 1,50, 60 дней назад; без веса: надёжность данных не объявлена");
});

test("without answers it is said what is missing; two instruments are told apart", async () => {
    await open("view=diagnosis");
    // Other evidence alone would be diagnosed without an instrument.
    const { "items.csv": items, "responses.csv": answers, "assessments.csv": others, ...rest } = tables();
    await drop(rest);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("заполните таблицы items и responses");
    const second = (text: string) => text.split("\n").slice(1).join("\n").replaceAll(",k,", ",z,").replace(/^k,/gm, "z,");
    await drop({ "items.csv": items! + second(items!), "responses.csv": answers! + second(answers!), "assessments.csv": others! });
    await page.waitForSelector(".diagnosis .nodes");
    await settled();
    expect(await texts("#instrument option")).toEqual(["k", "z"]);
    await page.selectOption("#instrument", "z");
    await expect.poll(() => given("instrument")).toBe("z");
    await settled();
    expect(await page.locator("#instrument").inputValue()).toBe("z");
});

test("the report beside it still answers: two builds on one page", async () => {
    await open("view=report&region=made");
    await page.click("#tab-diagnosis");
    await page.waitForSelector(".diagnosis .nodes");
    await settled();
    await page.click("#tab-report");
    await page.waitForSelector(".report .figures");
    await settled();
    await page.fill("#day", "2023-12-01");
    await expect.poll(() => given("day")).toBe("2023-12-01");
    await page.waitForSelector("#page:not([aria-busy]) .report .figures");
});

test("in English, and by keyboard alone", async () => {
    await opened("&lang=en");
    expect(await texts(".parts a")).toEqual(["Deficits", "Items", "Doubts"]);
    expect((await texts(".tally span")).map((text) => text.replace(/\d+/, ""))).toEqual(["deficit ", "not enough evidence ", "no deficit "]);
    await page.locator('.nodes [data-node="school-3"] a').focus();
    await page.keyboard.press("Enter");
    await expect.poll(nodeName).toBe("Гимназия");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("node-name");
    await page.locator('.people [data-person="school-3-head"] a').focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".profile .bars");
    await settled();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("school-3-head");
    expect(await page.locator(".profile .bars").innerText()).toContain("Observation 0.20 ± 0.51");
    await page.locator(".profile summary").focus();
    await page.keyboard.press("Enter");
    expect(await texts(".profile .as-table thead th")).toEqual(["Competence", "Level", "Interval of 95 %", "Required level", "Status", "Probability"]);
    await page.locator(".parts a").last().focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-code="item.unanswered"]');
    expect(await page.locator('[data-code="calendar.outside_window"]').innerText()).toContain("December 3, 2024");
});

test("a person who is not there, a node that is not there", async () => {
    await opened("&person=p999&node=nowhere");
    expect(await page.locator(".details [role=alert]").innerText()).toBe("Такого работника в таблицах нет: p999");
    expect(await nodeName()).toBe("Заречный район");
});

test("everything has a name, tables have heads, and nothing is wider than a phone", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    for (const hash of [null, "", "&node=school-4&person=p080", "&part=items", "&part=doubts"]) {
        await (hash === null ? open("view=diagnosis") : opened(hash));
        const headless = await page.$$eval(".stage th, .details th", (heads) => heads.filter((one) => !one.hasAttribute("scope")).map((one) => one.outerHTML));
        expect(await tooWide(".stage .list"), String(hash)).toBeLessThanOrEqual(0);
        expect(await nameless(), String(hash)).toEqual([]);
        expect(headless, String(hash)).toEqual([]);
    }
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".parts").isVisible()).toBe(false);
    expect(await page.locator("#node-name").isVisible()).toBe(true);
});
