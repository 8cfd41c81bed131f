// The built page in a real browser: what a visitor does, by mouse and by keyboard.

import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { preview, type PreviewServer } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launch, serve } from "../../../crates/nms-wasm/tests/chromium.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
let server: PreviewServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let url: string;
let complaints: string[];
let requests: string[];

beforeAll(async () => {
    server = await preview({ root: ROOT, preview: { port: 0, host: "127.0.0.1" } });
    url = server.resolvedUrls!.local[0]!;
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
}, 60_000);

afterAll(async () => {
    await browser?.close();
    await server?.close();
});

beforeEach(async () => {
    page = await context.newPage();
    complaints = [];
    requests = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && !message.text().includes("Service Worker registration blocked") && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => requests.push(request.url()));
});

afterEach(() => page.close());

/** Opens the page at a state and waits until it is drawn. */
async function open(hash = "", at = url): Promise<void> {
    await page.goto(`${at}#${hash}`);
    await settled();
}

const settled = () => page.waitForSelector("#page:not([aria-busy]) h1");
const texts = (selector: string) => page.locator(selector).allInnerTexts();
const entry = () => new URLSearchParams(new URL(page.url()).hash.slice(1)).get("entry");

test("the main document is drawn, and nothing is asked from elsewhere", async () => {
    await open();
    expect(await page.locator(".row").count()).toBe(76);
    expect(await page.locator("h1").innerText()).toContain("Оренбургская область");
    expect(await texts("#pack option")).toHaveLength(5);
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
    const outside = requests.filter((one) => !one.startsWith(url) && !/^(data|blob):/.test(one));
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
});

test("no two rows of the picture lie on each other", async () => {
    await open();
    const boxes = await page.locator(".row").evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().toJSON()));
    const overlap = (a: DOMRect, b: DOMRect) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const pairs = boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => overlap(a, b)));
    expect(pairs).toHaveLength(0);
});

test("a document is fetched when it is chosen, once", async () => {
    await open();
    const packs = () => requests.filter((one) => one.endsWith(".json"));
    expect(packs()).toHaveLength(1);
    for (const id of ["primorye-2022", "orenburg-2023", "primorye-2022"]) {
        await page.selectOption("#pack", id);
        await page.waitForURL(`**/#*pack=${id}*`);
        await settled();
    }
    expect(packs()).toHaveLength(2);
    expect(await page.locator("h1").innerText()).toContain("Приморский край");
    expect(await page.locator(".row").count()).toBe(28);
});

test("an actor is found by its abbreviation and shows its duties and ties", async () => {
    await open();
    await page.fill("#search", "цнппм");
    await page.press("#search", "Enter");
    expect(entry()).toBe("orb-cnppm");
    expect(await page.locator(".details h2").innerText()).toContain("Центр непрерывного повышения");
    expect(await texts(".details .part h3")).toContain("Функции18");
    expect(await page.locator('.row[data-part="chosen"]').getAttribute("data-id")).toBe("orb-cnppm");
    expect(await page.locator('.row[data-part="near"]').count()).toBeGreaterThan(5);
});

test("a click on an actor of the picture opens it, a click beside it closes it", async () => {
    await open();
    const box = (await page.locator('[data-id="orb-rnms"]').boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(entry).toBe("orb-rnms");
    await page.mouse.click(30, 200);
    await expect.poll(entry).toBe(null);
});

test("a function shows who answers, in words and in the picture", async () => {
    await open("entry=orb-rcro");
    await page.click('.details .duty:text("Координирует работу субъектов")');
    expect(await page.locator('.row[data-part="chosen"]').getAttribute("data-id")).toBe("orb-rcro");
    const parts = await page.locator(".row[data-part=one_sided], .row[data-part=jointly]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id")));
    expect(parts.sort()).toEqual(["orb-cnppm", "orb-ogpu", "orb-rnms"]);
    expect(await texts(".shares .mark")).toEqual(["совместно", ...Array(3).fill("назван только одной стороной")]);
});

test("functions that come by a role are shown with the role", async () => {
    await open("entry=orb-regional-methodists");
    await expect.poll(() => texts(".details .part h3")).toContain("По роли10");
    expect(complaints).toEqual([]);
});

test("findings name their clause and lead to the entry", async () => {
    await open("view=findings");
    const all = await page.locator(".findings-body .finding").count();
    expect(all).toBeGreaterThan(100);
    await page.click(".chip.error");
    expect(await page.locator(".findings-body .finding").count()).toBeLessThan(all);
    expect((await texts(".findings-body .finding .clause")).every((clause) => clause !== "")).toBe(true);
    await page.locator('.finding:has(code:text("joint.one-sided")) .link').first().click();
    expect(await page.locator(".details .kicker").innerText()).toBe("функция");
    await page.click("text=Показать в сети");
    expect(await page.locator('.row[data-part="chosen"]').count()).toBe(1);
});

test("indicators stand with their targets", async () => {
    await open("view=kpis");
    expect(await texts(".kpis .target")).toContain("не менее 35 %");
    await open("pack=orenburg-2025&view=kpis");
    expect(await texts(".kpis .line")).toContain("54,2 % (регион, 2025)");
});

test("English on request, kept in the address", async () => {
    await open("entry=orb-cnppm");
    await page.click(".languages button:has-text('EN')");
    await settled();
    expect(page.url()).toContain("lang=en");
    expect(await page.locator(".details h2").innerText()).toContain("Centre for Continuous Professional Development");
    expect(await texts(".tabs button")).toEqual(["Network76", "Functions188", "Indicators19", expect.stringMatching(/^Findings/), "Overview", "Report19", "Diagnosis", "Routes"]);
    await page.goBack();
    await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("ru");
});

test("the picture works by keyboard", async () => {
    await open();
    await page.locator('.row[tabindex="0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const focused = await page.evaluate(() => (document.activeElement as HTMLElement).dataset["id"]);
    await page.keyboard.press("Enter");
    expect(entry()).toBe(focused);
    await page.keyboard.press("Escape");
    expect(entry()).toBe(null);
});

test("text from a pack never becomes markup", async () => {
    await page.route("**/*.json", async (route) => {
        const pack = await (await route.fetch()).text();
        const evil = "<img src=x onerror=globalThis.broken=1>";
        await route.fulfill({ contentType: "application/json", body: pack.replaceAll("Региональн", `${evil}Региональн`) });
    });
    for (const view of ["network", "functions", "kpis", "findings"]) await open(`view=${view}&entry=orb-rcro`);
    expect(await page.evaluate(() => "broken" in globalThis)).toBe(false);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator(".details h2").innerText()).toContain("<img");
});

test("a pack that cannot be read is an error with its code", async () => {
    await page.route("**/*.json", (route) => route.fulfill({ json: { actors: [{ id: 1 }] } }));
    await page.goto(url);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("pack.");
});

test("the page works from any folder of a plain server", async () => {
    const { url: plain, server: folder } = await serve(ROOT);
    await open("entry=orb-cnppm", `${plain}/dist/index.html`);
    expect(await page.locator(".row").count()).toBe(76);
    expect(complaints).toEqual([]);
    folder.close();
});
