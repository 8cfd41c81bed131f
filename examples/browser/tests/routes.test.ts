// Plans of routes in a real browser: everybody at once, one person with reasons, what the seats cost; cancelled, refused.

import { expect, test } from "vitest";
import { drop, given, open, page, requests, settled, texts } from "./visit.ts";

const figures = () => texts(".plan-figures dd");

test("the made region is planned, opened down to one person, and says why not", async () => {
    await open("view=routes");
    expect(await texts(".start h2")).toEqual(["Маршруты для всех сразу"]);
    await page.click(".start .button");
    await page.waitForSelector(".plan .routes");
    await settled();
    const before = requests.length;
    const [reached, value, bound, gap] = await figures();
    expect(reached).toMatch(/^\d+ \/ 200$/);
    expect(gap).toMatch(/ %/);
    const number = (text: string | undefined) => Number(text?.replace("−", "-").replace(/\s/g, "").replace(",", "."));
    expect(number(value)).toBeLessThanOrEqual(number(bound));

    // Down to a school, and to the first with a route there.
    await page.click(".below a >> nth=1");
    await expect.poll(() => page.locator("#node-name").innerText()).toBe("Округ 2");
    await page.click(".below a >> nth=0");
    await expect.poll(() => page.locator("#node-name").innerText()).toBe("Школа № 4");
    const first = page.locator(".routes tbody tr", { has: page.locator(".route-line rect") }).first();
    const id = await first.getAttribute("data-person");
    await first.locator("a").click();
    await page.waitForSelector(".route .route-chart");
    expect([given("person"), await texts(".route h2")]).toEqual([id, [id]]);
    const items = await page.locator(".route-items li").count();
    expect(await page.locator(".route-chart rect").count()).toBe(items);

    // Every other session has an answer.
    const sessions = await page.locator("#why-not option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value).filter(Boolean));
    expect(sessions).toHaveLength(228 - items);
    await page.selectOption("#why-not", sessions[0]!);
    await page.waitForSelector(".why b");
    expect((await texts(".why b"))[0]).not.toBe("");

    // What is written to a file is the core's own page and calendar.
    const [page_] = await Promise.all([page.waitForEvent("download"), page.click(".route .button >> nth=0")]);
    expect(page_.suggestedFilename()).toBe(`${id}.html`);
    const [dates] = await Promise.all([page.waitForEvent("download"), page.click(".route .button >> nth=1")]);
    expect(dates.suggestedFilename()).toBe(`${id}.ics`);

    // Prices, the dearest first.
    await page.click(".parts a >> nth=1");
    await page.waitForSelector(".prices tbody tr");
    const prices = (await texts(".prices .price")).map(number);
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
    expect(requests.slice(before).filter((one) => !/^(data|blob):/.test(one))).toEqual([]);
});

test("planning can be ended, and begun again", async () => {
    // The engine is held back, so that there is time to end the call.
    let held = true;
    await page.route("**/*.wasm", async (route) => {
        if (held) await new Promise((done) => setTimeout(done, 400));
        await route.continue().catch(() => undefined);
    });
    await open("view=network");
    await page.goto(page.url().replace("view=network", "view=routes") + "&region=made", { waitUntil: "commit" });
    await page.waitForSelector(".loading .button");
    await page.click(".loading .button");
    await expect.poll(() => texts(".loading p")).toContain("Планирование прервано.");
    held = false;
    await page.click(".loading .button");
    await page.waitForSelector(".plan .routes");
});

test("on a phone nothing is wider than the page, and all of it can be reached", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open("view=routes&region=made&lang=en");
    await page.waitForSelector(".plan .routes");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await texts(".plan-figures dt")).toEqual(["With a route", "Worth of the plan, in levels", "Proved bound", "Gap"]);
    await page.locator(".routes a").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("aside .route");
});

test("tables that no plan can be made of are refused in words", async () => {
    await open("view=routes");
    await drop({
        "activities.csv": "id,kind\na,programme\nb,programme\n",
        "activity_requires.csv": "activity,requires\na,b\nb,a\n",
        "persons.csv": "id\np1\n",
        "competences.csv": "id,area\nc,digital\n",
        "assessments.csv": "person,competence,kind,date,level,standard_error\np1,c,test,2024-02-01,-1,0.1\n",
    });
    await page.waitForSelector(".refused");
    expect(await texts(".refused code")).toEqual(["route.circle"]);
});
