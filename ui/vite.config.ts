import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// The window loads the built files from disk: no hashing tricks, no CDN, nothing inline (the CSP
// forbids inline scripts).
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  clearScreen: false,
  server: { port: 1420, strictPort: true },
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
