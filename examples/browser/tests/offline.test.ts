// Once the page is loaded it needs nobody: the server is gone, and every view works.

import { fileURLToPath } from "node:url";
import { preview } from "vite";
import { expect, test } from "vitest";
import { launch } from "../../../crates/nms-wasm/tests/chromium.js";

const VIEWS = {
    network: ".row", functions: ".stage[data-view=functions] .list", kpis: ".kpis", findings: ".findings-body", overview: ".panes .pane", report: ".report .figures",
    diagnosis: ".diagnosis .nodes", routes: ".plan .routes",
};

test("without a network every view works, for the made region and another document", async () => {
    const server = await preview({ root: fileURLToPath(new URL("..", import.meta.url)), preview: { port: 0, host: "127.0.0.1" } });
    const browser = await launch();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(server.resolvedUrls!.local[0]!);
    await page.waitForSelector("html[data-offline=ready]");
    await context.setOffline(true);
    await server.close();

    const failed: string[] = [];
    page.on("requestfailed", (request) => failed.push(request.url()));
    for (const [view, drawn] of Object.entries(VIEWS)) {
        await page.click(`#tab-${view}`);
        if (view === "overview") await page.click(".start .button");
        await page.waitForSelector(`#page:not([aria-busy]) ${drawn}`);
    }
    await page.selectOption("#pack", "primorye-2022");
    await expect.poll(() => page.locator("h1").innerText()).toContain("Приморский край");
    // Even opened anew: the address leads to where it led.
    await page.reload();
    await page.waitForSelector("#page:not([aria-busy]) .plan .routes");
    expect(failed).toEqual([]);
    await browser.close();
});
