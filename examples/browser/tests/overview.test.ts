// The overview: all stages at once, for the made region and for files of one's own; what the tables are not enough for is said.

import { expect, test } from "vitest";
import { municipality, TESTED_DAY } from "./municipality.ts";
import { drop, given, nameless, open, page, settled, texts } from "./visit.ts";

const pane = (name: string) => page.locator(`[data-pane="${name}"]`);
const cards = async () => Object.fromEntries((await texts(".plan-figures > div")).map((text) => text.split("\n") as [string, string]));

test("the made region: every stage has its figure, and each leads on", async () => {
    await open("view=overview");
    expect(await texts(".start h2")).toEqual(["Регион целиком"]);
    await page.click(".start .button");
    await page.waitForSelector(".panes");
    await settled();
    // The figures of tests/kit/oblast: 200 people in 15 organisations, 193 deficits, 109 routes.
    expect(await cards()).toMatchObject({ Работников: "200", Организаций: "15", Дефицитов: "193", "С маршрутом": "109 / 200" });
    expect(await pane("inTables").innerText()).toContain("Замечаний к таблицам нет");
    expect(await pane("mostLacking").locator("tbody tr").count()).toBe(6);
    expect(await texts('[data-pane="districts"] tbody th')).toEqual(["Округ 1", "Округ 2", "Округ 3"]);
    const prices = (await texts('[data-pane="dearest"] tbody td:last-child')).map((text) => Number(text.replace(",", ".")));
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
    expect(await pane("fallsShort").locator("tbody tr").count()).toBeGreaterThan(3);

    await pane("districts").getByRole("link", { name: "Округ 2" }).click();
    await page.waitForSelector(".diagnosis .nodes");
    expect([given("view"), given("node")]).toEqual(["diagnosis", "m002"]);
    await page.goBack();
    await page.waitForSelector(".panes");
    await pane("fallsShort").locator("a").first().click();
    await page.waitForSelector(".details .derivation");
    expect(given("view")).toBe("report");
});

test("a person: from the profile to the route and back", async () => {
    await open("view=overview&region=made");
    await page.waitForSelector(".panes");
    await page.click("#tab-routes");
    await page.waitForSelector(".plan .routes");
    await page.click(".below a >> nth=0");
    const routed = page.locator(".routes tbody tr", { has: page.locator(".route-line rect") }).first();
    const id = await routed.getAttribute("data-person");
    await routed.locator("a").click();
    await page.click(".route >> text=Профиль и дефициты");
    await page.waitForSelector(".profile .bars");
    expect(await texts(".profile h2")).toEqual([id]);
    await page.click(".profile >> text=Маршрут");
    await page.waitForSelector(".route .route-chart");
    expect(await texts(".route h2")).toEqual([id]);
});

test("files of one's own without a catalogue: what is known is shown, and nobody has a route", async () => {
    await open(`view=overview&day=${TESTED_DAY}`);
    await drop(municipality());
    await page.waitForSelector(".panes");
    expect(await cards()).toMatchObject({ Работников: "125", "С маршрутом": "0 / 125" });
    expect(await pane("dearest").innerText()).toContain("Мест хватает всем");
});

test("tables without levels: the indicators stand, and it is said what the rest lacks", async () => {
    await open("view=overview&day=2024-06-01");
    await drop({
        "organisations.csv": "id,kind,level,title\nr,region,regional,Край\ns,school,institutional,Школа\n",
        "relations.csv": "from,to,kind\ns,r,part_of\n",
        "persons.csv": "id\np1\n",
        "positions.csv": "person,organisation,post,staff_category\np1,s,teacher,pedagogical\n",
    });
    await page.waitForSelector(".panes");
    expect(await cards()).toMatchObject({ Работников: "1" });
    expect(await pane("mostLacking").innerText()).toContain("diagnosis.instrument");
    expect(await pane("fallsShort").locator("tbody tr").count()).toBeGreaterThan(3);
});

test("on a phone, in English, by keyboard: nothing is wider than the page, everything has a name", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open("view=overview&region=made&lang=en");
    await page.waitForSelector(".panes");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await nameless()).toEqual([]);
    await pane("districts").locator("a").nth(1).focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".plan .routes");
    expect(given("node")).toBe("m001");
});
