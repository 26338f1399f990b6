import react from "@vitejs/plugin-react";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { parseHandbook } from "./src/handbook/markdown.ts";

/** docs/handbook.zh.md as a tree and the addresses of its pictures. */
const handbook: Plugin = {
  name: "handbook",
  enforce: "pre",
  load(id) {
    if (!id.endsWith("/docs/handbook.zh.md")) return null;
    const book = parseHandbook(readFileSync(id, "utf8"));
    const files = book.chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "picture" ? [block.file] : [])),
    );
    const imported = files.map((file, at) => `import p${at} from ${JSON.stringify(`./${file}`)};`);
    const named = files.map((file, at) => `${JSON.stringify(file)}: p${at}`);
    return [
      ...imported,
      `export const handbook = ${JSON.stringify(book)};`,
      `export const pictures = { ${named.join(", ")} };`,
    ].join("\n");
  },
};

// The window loads the built files from disk: no hashing tricks, no CDN, nothing inline (the CSP
// forbids inline scripts).
export default defineConfig({
  plugins: [react(), handbook],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  clearScreen: false,
  server: { port: 1420, strictPort: true, fs: { allow: [".", "../docs"] } },
  build: {
    target: "safari16",
    modulePreload: { polyfill: false },
    // Pages load on demand; beyond that the bundler decides. Groups made by hand put modules that
    // import each other into different files, which then ran in the wrong order.
    chunkSizeWarningLimit: 1500,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./src/testing/setup.ts"],
    css: false,
    testTimeout: 60_000,
  },
});
