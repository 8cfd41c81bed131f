// The browser of the machine, and a server for what it reads: plain JavaScript, because scripts start it too.

import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { delimiter, extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run",
    "--disable-component-update", "--disable-sync",
];

/** The browser named by CHROMIUM or CHROME_BIN, or the first on PATH. */
export function launch() {
    const folders = (process.env["PATH"] ?? "").split(delimiter);
    const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
    const executablePath = process.env["CHROMIUM"] ?? process.env["CHROME_BIN"] ?? found;
    if (executablePath === undefined) throw new Error(`no browser: put one of ${NAMES.join(", ")} on PATH, or set CHROMIUM`);
    return chromium.launch({ executablePath, args: QUIET });
}

const TYPES = {
    ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm",
};

/** Serves a folder on a free port; `pages` are answered from their text. */
export async function serve(root, pages = {}) {
    const server = createServer((request, response) => {
        const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname));
        const page = pages[path];
        response.setHeader("content-type", page ? "text/html" : (TYPES[extname(path)] ?? "application/octet-stream"));
        if (page) response.end(page);
        else createReadStream(join(root, path)).on("error", () => response.writeHead(404).end()).pipe(response);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    return { url: `http://127.0.0.1:${server.address().port}`, server };
}
