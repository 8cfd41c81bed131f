// Takes the pictures of the page for the documents: `npm run picture`, after `npm run build`.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { preview } from "vite";
import { expect, test } from "vitest";
import { launch } from "../../../crates/nms-wasm/tests/chromium.js";
import { smallPng } from "./palette.ts";

/** For each picture the state of the page, and what must be drawn. */
const PICTURES = [
    ["browser.png", "#entry=orb-cnppm", ".row"],
    ["indicators.png", "#view=report&region=made&node=m-09&figure=kpi-001-d2-iom-share", ".derivation"],
    ["diagnosis.png", "#view=diagnosis&region=made&node=school-2&person=p033", ".profile"],
    ["routes.png", "#view=routes&region=made&node=school-2&person=p041", ".route-chart"],
] as const;
const MOST_BYTES = 300_000;

test.runIf(process.env["NMS_PICTURE"]).each(PICTURES)("the picture %s", async (name, state, drawn) => {
    const root = fileURLToPath(new URL("..", import.meta.url));
    const server = await preview({ root, preview: { port: 0, host: "127.0.0.1" } });
    const browser = await launch();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 });
    await page.goto(`${server.resolvedUrls!.local[0]!}${state}`);
    await page.waitForSelector(`#page:not([aria-busy]) ${drawn}`);
    await page.waitForTimeout(500);
    const address = `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;
    const { width, height, data } = await page.evaluate(async (address) => {
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
    const picture = smallPng({ width, height, data: Buffer.from(data, "base64") });
    expect(picture.length).toBeLessThan(MOST_BYTES);
    writeFileSync(fileURLToPath(new URL(`../../../docs/images/${name}`, import.meta.url)), picture);
}, 60_000);
