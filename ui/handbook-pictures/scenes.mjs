// What the handbook's pictures show: how one gets there, and which part of the window is kept.
const id = (name) => `[data-testid="${name}"]`;
const EDITOR = '[aria-label="问答编辑"]';
const ENTER = "\uE007";
const RIGHT = "\uE014";
const to = (page) => (browser) => browser.click(id(`nav-${page}`));

/** Says this in the simulator, each after the reply to the one before. */
async function say(browser, ...texts) {
  for (const [at, text] of texts.entries()) {
    await browser.type(id("sim-input"), `${text}${ENTER}`);
    await browser.find(id(`sim-why-${at}`));
  }
}

export const scenes = [
  {
    name: "discover",
    ready: async (browser) => {
      await to("discover")(browser);
      await browser.click(id("discover-pick"));
      await browser.find(id("cluster"));
    },
    cut: { of: [id("page-discover")] },
  },
  {
    name: "window",
    ready: (browser) => say(browser, "啥时候发货呀"),
    cut: { of: ["#root"] },
  },
  {
    name: "new-shop",
    ready: async (browser) => {
      await browser.click(id("workspace-menu"));
      await browser.click('[data-menu-id$="-new"]');
      await browser.click(id("begin-clothing"));
    },
    cut: { of: [".ant-modal-container"] },
  },
  {
    name: "import",
    ready: async (browser) => {
      await browser.click(id("workspace-menu"));
      await browser.click('[data-menu-id$="-import"]');
      await browser.find(".ant-modal-container");
    },
    cut: { of: [".ant-modal-container"] },
  },
  {
    name: "entry",
    ready: (browser) => browser.find(id("health-summary")),
    cut: { of: [EDITOR] },
  },
  {
    name: "phrasings",
    ready: async (browser) => {
      await browser.find(id("health-summary"));
      await browser.script(`document.querySelector('${id("phrasing-0")}').scrollIntoView()`);
    },
    cut: { of: [EDITOR], most: 420 },
  },
  {
    name: "tables",
    ready: async (browser) => {
      await to("tables")(browser);
      await browser.click(id("tab-facts"));
      await browser.type(id("pen"), RIGHT);
      await browser.find(id("cell-uses"));
    },
    cut: { of: [id("page-tables")] },
  },
  { name: "persona", ready: to("persona"), cut: { of: [id("page-persona")] } },
  { name: "care", ready: to("care"), cut: { of: ["main"] } },
  { name: "handover", ready: to("handover"), cut: { of: [id("page-handover")] } },
  {
    name: "record",
    ready: async (browser) => {
      await say(browser, "在吗", "急用，快点", "你们都是骗子！！！");
      await browser.click(id("sim-view-record"));
      await browser.find(id("sim-record"));
    },
    cut: { of: [id("simulator")] },
  },
  {
    name: "trace",
    ready: async (browser) => {
      await say(browser, "啥时候发货呀");
      await browser.click(id("sim-why-0"));
    },
    cut: { of: [id("simulator")] },
  },
  {
    name: "fix",
    ready: async (browser) => {
      await say(browser, "包裹何日启程");
      await browser.click(id("sim-fix-0"));
      await browser.type(id("fix-search"), "fhsj");
      await browser.click(id("fix-entry-ship-when"));
      await browser.find(id("fix-effects"));
    },
    cut: { of: [id("simulator")] },
  },
  {
    name: "deviations",
    after: "fact-changed",
    ready: async (browser) => {
      await to("dialogues")(browser);
      await browser.find(id("deviation"));
    },
    cut: { of: ["main"] },
  },
  { name: "overview", ready: to("overview"), cut: { of: [id("page-overview")], most: 440 } },
  {
    name: "budget",
    ready: async (browser) => {
      await to("overview")(browser);
      await browser.find(id("budget-plain"));
      await browser.script(`document.querySelector('${id("budget")}').scrollIntoView()`);
    },
    cut: { of: [id("budget")], around: 12 },
  },
  { name: "release", ready: to("release"), cut: { of: [id("page-release")] } },
  { name: "keys", ready: to("keys"), cut: { of: [id("picture")], around: 12 } },
  {
    name: "history",
    after: "phrasing-added",
    ready: async (browser) => {
      await to("history")(browser);
      await browser.click(id("operation-1"));
      await browser.find(id("operation-details-1"));
    },
    cut: { of: [id("page-history")], most: 400 },
  },
];
