import type { Server } from "node:http";
import type { Browser } from "playwright-core";

export function launch(): Promise<Browser>;
export function serve(root: string, pages?: Record<string, string>): Promise<{ url: string; server: Server }>;
