// The service worker of the page: written when the page is built, because only then are the names of all files known.

import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/** Keeps all files when it is installed, and answers from them; what it does not know goes to the network as ever. */
const worker = (files: string[], version: string): string => `const FILES = ${JSON.stringify(files)};
const NAME = "nms-${version}";
self.addEventListener("install", (event) => event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("nms-") && name !== NAME) await caches.delete(name);
    await self.clients.claim();
})()));
self.addEventListener("message", (event) => event.waitUntil(self.clients.claim().then(() => event.ports[0]?.postMessage("kept"))));
self.addEventListener("fetch", (event) => {
    if (event.request.method !== "GET") return;
    const asked = event.request.mode === "navigate" ? "index.html" : event.request;
    event.respondWith(caches.open(NAME).then(async (cache) => (await cache.match(asked, { ignoreSearch: true, ignoreVary: true })) ?? fetch(event.request)));
});
`;

/** A file `offline.js` beside the page. */
export function offline(): Plugin {
    return {
        name: "offline",
        apply: "build",
        generateBundle(_, bundle) {
            const files = ["index.html", ...Object.keys(bundle).filter((name) => name !== "index.html").sort()];
            const version = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 12);
            this.emitFile({ type: "asset", fileName: "offline.js", source: worker(files, version) });
        },
    };
}
