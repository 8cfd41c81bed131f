// A visit to the built page for every test of a file: nothing is complained of, and nothing is asked from elsewhere.

import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { preview, type PreviewServer } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { launch } from "../../../crates/nms-wasm/tests/chromium.js";

let server: PreviewServer;
let browser: Browser;
let url: string;
let complaints: string[];
export let page: Page;
/** What the page has asked for in this test. */
export let requests: string[];

beforeAll(async () => {
    server = await preview({ root: fileURLToPath(new URL("..", import.meta.url)), preview: { port: 0, host: "127.0.0.1" } });
    url = server.resolvedUrls!.local[0]!;
    browser = await launch();
}, 60_000);

afterAll(async () => {
    await browser?.close();
    await server?.close();
});

beforeEach(async () => {
    // What is asked for is counted, so nothing may be answered before; how the page is kept has a test of its own.
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
    complaints = [];
    requests = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && !message.text().includes("Service Worker registration blocked") && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => requests.push(request.url()));
});

afterEach(async () => {
    expect(complaints).toEqual([]);
    expect(requests.filter((one) => !one.startsWith(url) && !/^(data|blob):/.test(one))).toEqual([]);
    await page.close();
});

/** Opens the page at a state and waits until it is drawn. */
export async function open(hash: string): Promise<void> {
    await page.goto(`${url}#${hash}`);
    await settled();
}

export const settled = () => page.waitForSelector("#page:not([aria-busy]) h1");
export const texts = (selector: string) => page.locator(selector).allInnerTexts();
/** What the address says. */
export const given = (name: string) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(name);

/** Drops files on the page. */
export async function drop(files: Record<string, string>): Promise<void> {
    const dataTransfer = await page.evaluateHandle((files) => {
        const data = new DataTransfer();
        for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
        return data;
    }, files);
    await page.dispatchEvent(".stage", "drop", { dataTransfer });
}

/** The controls and pictures of the page that have no name for a screen reader. */
export const nameless = () =>
    page.evaluate(() => {
        const named = (one: Element) => one.textContent?.trim() || one.getAttribute("aria-label") || (one as HTMLInputElement).labels?.length;
        const controls = [...document.querySelectorAll("#page :is(a, button, input, select, summary, [role=region], [role=img], [role=status])")];
        return controls.filter((one) => !named(one)).map((one) => one.outerHTML);
    });

/** How much wider than itself what an element holds is. */
export const tooWide = (selector: string) => page.$eval(selector, (one) => one.scrollWidth - one.clientWidth);
