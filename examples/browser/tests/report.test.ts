// The report in a real browser: tables come in, figures open down to the rows, faults are named.

import { expect, test } from "vitest";
import { drop, given, nameless, open, page, requests, settled, texts, tooWide } from "./visit.ts";

const SHARE = "kpi-001-d2-federal-register-share";
const row = (id: string) => page.locator(`.figures [data-figure="${id}"]`);

const TABLES = {
    "organisations.csv": "id,kind,level,title\nr,region,regional,Край\nm,municipality,municipal,Район\ns,school,institutional,<b>Школа</b>\n",
    "relations.csv": "from,to,kind\nm,r,part_of\ns,m,part_of\n",
    "persons.csv": "id;birth_date\np1;1990-05-01\np2;01.09.1980\n",
    "positions.csv": "person,organisation,post,staff_category\np1,s,teacher,pedagogical\np2,s,teacher,pedagogical\n",
    "activities.csv": "id,kind,register\na,programme,federal\n",
    "sessions.csv": "id,activity\nt,a\n",
    "participations.csv": "person,session,status,basis,to\np1,t,completed,diagnosis,2024-03-01\n",
};
const asFiles = (tables: Record<string, string>) =>
    Object.entries(tables).map(([name, text]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) }));

test("the made region: from the whole down to a school, a figure down to its rows, with no request", async () => {
    await open("view=report");
    expect(await texts(".start h2")).toEqual(["Показатели региона"]);
    await page.click(".start .button");
    await page.waitForSelector(".report");
    await settled();
    // The made region was fetched, and nothing more is.
    const before = requests.length;
    expect(await texts(".bench .made")).toEqual(["Условный регион: все данные вымышлены"]);
    expect(await page.locator("#node-name").innerText()).toBe("Область");
    expect(await page.locator(".below tbody tr").count()).toBe(6);
    expect(await row("kpi-001-d2-iom-share").locator("td").allInnerTexts()).toEqual([
        expect.stringMatching(/^[\d,]+ %\n\d+ \/ 200$/), expect.stringContaining("не менее 35 %"), expect.stringContaining("достигнут"),
    ]);

    await page.click('.below [data-node="m001"] a');
    await expect.poll(() => page.locator("#node-name").innerText()).toBe("Округ 1");
    await page.click('.below [data-node="s00001"] a');
    await expect.poll(() => page.locator("#node-name").innerText()).toBe("Школа № 1");
    expect(await texts(".steps a")).toEqual(["Область", "Округ 1"]);
    expect(await page.locator(".below").count()).toBe(0);
    expect(given("node")).toBe("s00001");

    await row(SHARE).locator("a").click();
    await page.waitForSelector(".details .derivation");
    expect(await page.locator(".details h4").innerText()).toContain("Федерального реестра");
    await page.locator(".derivation summary", { hasText: "не засчитаны" }).click();
    await page.locator(".derivation details[open] li button").first().click();
    await page.waitForSelector(".why .tests");
    expect(await page.locator(".why h4").innerText()).toMatch(/^p\d+: не засчитан$/);
    expect((await texts(".why .tests > li")).length).toBeGreaterThan(3);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => page.locator("#node-name").innerText()).toBe("Округ 1");
    expect(requests.slice(before).filter((one) => !/^(data|blob):/.test(one))).toEqual([]);
});

test("the same numbers every time", async () => {
    await open(`view=report&region=made&figure=${SHARE}`);
    expect(await row(SHARE).locator("td").first().innerText()).toMatchInlineSnapshot(`
      "9,94 %
      18 / 181"
    `);
    expect(await texts(".tally")).toMatchInlineSnapshot(`
      [
        "достигнут 3
      не достигнут 15
      не определён 1",
      ]
    `);
});

test("files of one's own, dropped and chosen", async () => {
    await open("view=report");
    await page.setInputFiles("#tables", asFiles(TABLES));
    await page.waitForSelector(".report");
    await settled();
    expect(await page.locator("#node-name").innerText()).toBe("Край");
    expect(await row(SHARE).locator("td").allInnerTexts()).toEqual(["50 %\n1 / 2", expect.stringContaining("не менее 30 %"), "✓\nдостигнут"]);
    // What is accepted with a doubt is said beside it.
    expect(await page.locator('.details [data-code="cell.day_form"]').innerText()).toContain("persons, строка 2 (p2), birth_date");
    await page.click('.below [data-node="m"] a');
    await page.click('.below [data-node="s"] a');
    await expect.poll(() => page.locator("#node-name").innerText()).toBe("<b>Школа</b>");
    expect(await page.locator("#node-name b").count()).toBe(0);
});

test("a fault is named with what to do, and the mended file takes the place of the first", async () => {
    await open("view=report");
    const faulty = { ...TABLES, "persons.csv": "id;birth_date;ФИО\np1;31.02.1990;x\np2;;y\n", "person.csv": "id\n" };
    await drop(faulty);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await texts(".refused .finding code")).toEqual(expect.arrayContaining(["cell.no_such_day", "column.unknown", "table.unknown"]));
    expect(await page.locator('[data-code="cell.no_such_day"]').innerText()).toContain("persons, строка 1 (p1), birth_date");
    expect(await page.locator('[data-code="table.unknown"]').innerText()).toContain("возможно, `persons`");
    expect(await alert.innerText()).not.toContain("31.02");
    await page.click('.files button[aria-label="Убрать person"]');
    await page.setInputFiles("#tables", asFiles({ "persons.csv": TABLES["persons.csv"] }));
    await page.waitForSelector(".report");
    expect(await row(SHARE).locator("td b").first().innerText()).toBe("50 %");
});

test("why somebody counts is answered for any id", async () => {
    await open(`view=report&region=made&figure=${SHARE}&lang=en`);
    await page.waitForSelector(".derivation");
    await page.fill("#person", "p0000001");
    await page.press("#person", "Enter");
    await page.waitForSelector(".why h4");
    expect(await page.locator(".why h4").innerText()).toMatch(/^p0000001: (counts|does not count)$/);
    await page.fill("#person", "nobody");
    await page.press("#person", "Enter");
    await expect.poll(() => page.locator(".why").innerText()).toBe("There is none among the counted: nobody");
});

test("the report speaks of a day, and of the document that is chosen", async () => {
    await open(`view=report&region=made&figure=${SHARE}`);
    const figure = () => row(SHARE).locator(".sub").first().innerText();
    const june = await figure();
    await page.fill("#day", "2023-03-01");
    await expect.poll(() => given("day")).toBe("2023-03-01");
    await expect.poll(figure).not.toBe(june);
    await page.selectOption("#pack", "primorye-2022");
    await expect.poll(() => page.locator("h1").innerText()).toContain("Приморский край");
    await settled();
    expect(await page.locator(".report .figures tr[data-figure]").count()).toBeGreaterThan(5);
});

test("by keyboard alone", async () => {
    await open("view=report&region=made");
    await row(SHARE).locator("a").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".derivation");
    expect(given("figure")).toBe(SHARE);
    await page.locator('.below [data-node="m002"] a').focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#node-name").innerText()).toBe("Округ 2");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("node-name");
    await page.locator(".derivation summary").first().focus();
    await page.keyboard.press("Enter");
});

test("everything has a name, and nothing is wider than a phone", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    for (const hash of ["view=report", "view=report&region=made", `view=report&region=made&node=m003&figure=${SHARE}`]) {
        await open(hash);
        expect(await tooWide(".stage .list"), hash).toBeLessThanOrEqual(0);
        expect(await nameless(), hash).toEqual([]);
    }
});
