// Takes the pictures of the page for the documents: `npm run picture`, after `npm run build`.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { preview } from "vite";
import { expect, test } from "vitest";
import { launch } from "../../../crates/nms-wasm/tests/chromium.js";
import { smallPng } from "./palette.ts";

/** For each picture the state of the page, what must be drawn, and the width and height of the window. */
const PICTURES = [
    ["overview.png", "#view=overview&region=made", ".panes", 1440, 900],
    ["phone.png", "#view=overview&region=made", ".panes", 390, 844],
    ["browser.png", "#entry=orb-cnppm", ".row", 1440, 900],
    ["indicators.png", "#view=report&region=made&node=m002&figure=kpi-001-d2-iom-share", ".derivation", 1440, 900],
    ["diagnosis.png", "#view=diagnosis&region=made&node=s00001&person=p0000003", ".profile", 1440, 900],
    ["routes.png", "#view=routes&region=made&node=s00001&person=p0000003", ".route-chart", 1440, 900],
] as const;
const MOST_BYTES = 300_000;

test.runIf(process.env["NMS_PICTURE"]).each(PICTURES)("the picture %s", async (name, state, drawn, width, height) => {
    const root = fileURLToPath(new URL("..", import.meta.url));
    const server = await preview({ root, preview: { port: 0, host: "127.0.0.1" } });
    const browser = await launch();
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1.5 });
    await page.goto(`${server.resolvedUrls!.local[0]!}${state}`);
    await page.waitForSelector(`#page:not([aria-busy]) ${drawn}`);
    await page.waitForTimeout(500);
    const address = `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;
    const image = await page.evaluate(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const { naturalWidth: width, naturalHeight: height } = image;
        const canvas = Object.assign(document.createElement("canvas"), { width, height });
        const context = canvas.getContext("2d")!;
        context.drawImage(image, 0, 0);
        const reader = new FileReader();
        reader.readAsDataURL(new Blob([context.getImageData(0, 0, width, height).data]));
        await new Promise((done) => (reader.onload = done));
        // Millions of numbers in a list would take a minute on their way out.
        return { width, height, data: String(reader.result).replace(/^.*,/, "") };
    }, address);
    await browser.close();
    await server.close();
    const picture = smallPng({ ...image, data: Buffer.from(image.data, "base64") });
    expect(picture.length).toBeLessThan(MOST_BYTES);
    writeFileSync(fileURLToPath(new URL(`../../../docs/images/${name}`, import.meta.url)), picture);
}, 60_000);
