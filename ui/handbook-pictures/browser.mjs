// A browser driven over WebDriver (chromedriver), as far as taking pictures needs.
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

const PORT = 9537;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE_MS = 30_000;

/** Points a picture has for each that it is wide on the screen. */
const DENSITY = 2;

export async function openBrowser({ width, height }) {
  const driver = spawn("chromedriver", [`--port=${PORT}`], { stdio: "ignore" });
  const call = async (method, path, body) => {
    const reply = await fetch(`http://127.0.0.1:${PORT}${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`${method} ${path}: ${value.message}`);
    return value;
  };
  await until("chromedriver", async () => (await call("GET", "/status")).ready);
  const { sessionId } = await call("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        browserName: "chrome",
        "goog:chromeOptions": {
          args: ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--lang=zh-CN"],
        },
      },
    },
  });
  const session = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  const devtools = (cmd, params) => session("POST", "/goog/cdp/execute", { cmd, params });
  await devtools("Emulation.setDeviceMetricsOverride", {
    width,
    height,
    deviceScaleFactor: DENSITY,
    mobile: false,
  });
  await devtools("Emulation.setEmulatedMedia", {
    features: [{ name: "prefers-reduced-motion", value: "reduce" }],
  });

  const script = (text, ...args) => session("POST", "/execute/sync", { script: text, args });
  const find = (css) =>
    until(css, async () => {
      const found = await session("POST", "/elements", { using: "css selector", value: css });
      return found[0]?.[ELEMENT];
    });
  return {
    open: (url) => session("POST", "/url", { url }),
    script,
    find,
    async click(css) {
      const id = await find(css);
      await until(`a click on ${css}`, () =>
        session("POST", `/element/${id}/click`, {}).then(
          () => true,
          () => false,
        ),
      );
    },
    async type(css, text) {
      await session("POST", `/element/${await find(css)}/value`, { text });
    },
    /** Waits until nothing has changed on the screen for a moment. */
    async settle() {
      let before = "";
      await until("a screen at rest", async () => {
        await pause(250);
        const now = await script("return document.documentElement.outerHTML");
        const rests = now === before && !now.includes('aria-busy="true"');
        before = now;
        return rests;
      });
    },
    /** What a rectangle of the window shows, as WebP. */
    async picture({ x, y, width: wide, height: high }, scale) {
      const { data } = await devtools("Page.captureScreenshot", {
        format: "webp",
        quality: 80,
        clip: { x, y, width: wide, height: high, scale },
      });
      return Buffer.from(data, "base64");
    },
    async close() {
      await session("DELETE", "").catch(() => undefined);
      driver.kill();
    },
  };
}

async function until(what, look) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await Promise.resolve()
      .then(look)
      .catch(() => undefined);
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(100);
  }
}
