// Takes the pictures of docs/handbook.zh.md anew: `./dev handbook`. The window is shown in a
// browser with the recorded replies of the sample shop (ui/README.md, `preview`).
// With names only those. `--dark`, and KAOPU_PICTURES=FOLDER for another folder, are for looking.
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createServer } from "vite";
import { openBrowser } from "./browser.mjs";
import { scenes } from "./scenes.mjs";

/** The smallest window: what is shown is then read without a glass. */
const WINDOW = { width: 1100, height: 760 };
/** How wide the handbook shows a picture at most. */
const COLUMN = 544;
const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const theme = process.argv.includes("--dark") ? "dark" : "light";
const folder = process.env.KAOPU_PICTURES ?? join(root, "docs/handbook");

const server = await createServer({
  root: join(root, "ui"),
  configFile: join(root, "ui/vite.config.ts"),
  mode: "preview",
  server: { port: 1437, strictPort: false },
  logLevel: "warn",
});
await server.listen();
const [address] = server.resolvedUrls.local;
const browser = await openBrowser(WINDOW);
let total = 0;
try {
  await mkdir(folder, { recursive: true });
  for (const { name, after, ready, cut } of scenes) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await browser.open(address);
    await browser.script(
      "localStorage.clear(); localStorage.setItem('kaopu.preferences', arguments[0])",
      JSON.stringify({ theme, language: "zh-CN" }),
    );
    await browser.open(after ? `${address}?after=${after}` : address);
    await browser.find("[data-testid=status-saved]");
    await ready(browser);
    await browser.settle();
    const part = await rectangle(cut);
    const image = await browser.picture(part, Math.min(1, COLUMN / part.width));
    await writeFile(join(folder, `${name}.webp`), image);
    total += image.length;
    console.log(`${name}.webp  ${Math.ceil(image.length / 1024)} KiB`);
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${Math.ceil(total / 1024)} KiB in all`);

/**
 * The part of the window that a scene is about: from the first element to the last, in the window,
 * with a little around it; no higher than `most`.
 */
async function rectangle({ of, most = WINDOW.height, around = 0 }) {
  for (const css of of) await browser.find(css);
  return browser.script(
    `const [selectors, most, around] = arguments;
     const boxes = selectors.map((css) => document.querySelector(css).getBoundingClientRect());
     const left = Math.max(0, Math.min(...boxes.map((box) => box.left)) - around);
     const top = Math.max(0, Math.min(...boxes.map((box) => box.top)) - around);
     const right = Math.min(innerWidth, Math.max(...boxes.map((box) => box.right)) + around);
     const bottom = Math.min(innerHeight, Math.max(...boxes.map((box) => box.bottom)) + around);
     return { x: left, y: top, width: right - left, height: Math.min(most, bottom - top) };`,
    of,
    most,
    around,
  );
}
