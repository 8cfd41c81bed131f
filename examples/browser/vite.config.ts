import { defineConfig } from "vite";
import { offline } from "./scripts/offline.ts";
import { packList } from "./scripts/pack-list.ts";

export default defineConfig({
    // The page works from any folder of a server.
    base: "./",
    plugins: [packList(), offline()],
    worker: { format: "es" },
    build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
    preview: { port: 4173 },
});
