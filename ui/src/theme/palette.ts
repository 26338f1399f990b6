// The colours, once. The same values become CSS variables and antd tokens, so neither can drift
// from the other. Each colour of text can be read on each ground (contrast.test.ts).

export type Palette = Record<
  | "app"
  | "surface"
  | "raised"
  | "sunken"
  | "hover"
  | "selected"
  | "hairline"
  | "line"
  | "text"
  | "textSoft"
  | "textFaint"
  | "accent"
  | "accentStrong"
  | "accentSoft"
  | "onAccent"
  | "error"
  | "errorSoft"
  | "warning"
  | "warningSoft"
  | "hint"
  | "hintSoft"
  | "good"
  | "customer"
  | "onCustomer"
  | "bot"
  | "bubble"
  | "chat"
  | "shade",
  string
>;

/** Paper, celadon glaze, ink. */
export const light: Palette = {
  app: "#f3f5f4",
  surface: "#ffffff",
  raised: "#ffffff",
  sunken: "#f8f9f8",
  hover: "#f1f4f2",
  selected: "#e7f2ee",
  hairline: "#e5e9e7",
  line: "#d3dad6",
  text: "#17201d",
  textSoft: "#4c5a55",
  textFaint: "#626e69",
  accent: "#2b826f",
  accentStrong: "#22735f",
  accentSoft: "#e4f2ed",
  onAccent: "#ffffff",
  error: "#bd3f39",
  errorSoft: "#fcefed",
  warning: "#955f07",
  warningSoft: "#fbf3e2",
  hint: "#4a6c8c",
  hintSoft: "#edf3f8",
  good: "#2a785a",
  customer: "#95ec69",
  onCustomer: "#10240a",
  bot: "#ffffff",
  bubble: "#eff2f0",
  chat: "#eef1ef",
  shade: "rgba(16, 32, 26, 0.10)",
};

/** The same shop after closing time. */
export const dark: Palette = {
  app: "#111514",
  surface: "#181d1b",
  raised: "#212725",
  sunken: "#151a18",
  hover: "#202624",
  selected: "#1d312b",
  hairline: "#28302d",
  line: "#38423e",
  text: "#e6ebe8",
  textSoft: "#a9b4af",
  textFaint: "#8e9994",
  accent: "#5fbfa8",
  accentStrong: "#7ed2bd",
  accentSoft: "#1b322b",
  onAccent: "#0b1a16",
  error: "#f08a80",
  errorSoft: "#34201e",
  warning: "#e0b15c",
  warningSoft: "#2f2717",
  hint: "#8fb4d6",
  hintSoft: "#1b2731",
  good: "#6cc79f",
  customer: "#30824d",
  onCustomer: "#f3fff6",
  bot: "#242b29",
  bubble: "#242b29",
  chat: "#141917",
  shade: "rgba(0, 0, 0, 0.45)",
};

/** `accentSoft` → `--accent-soft`. */
export function variableName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Makes a palette the document's. */
export function paint(palette: Palette, root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette))
    root.style.setProperty(variableName(name), value);
}
