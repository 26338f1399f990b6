// Characters that nobody sees, or that turn the text around them, on their way into the window and
// out of it: everything that the Rust side tells passes `spelled`, everything that it is told
// passes `unspelled`. In between such a character stands as `\u{202e}`, in lists as well as in the
// fields where it can be deleted, and what nobody touched goes back as it came. Which characters
// these are is the Rust side's to say (crates/model/src/visible.rs).
import { HIDDEN_RANGES, PICTOGRAPH_RANGES } from "@/generated/bindings";

type Ranges = readonly (readonly [number, number])[];

function oneOf(ranges: Ranges): string {
  const hex = (code: number) => `\\u{${code.toString(16)}}`;
  return `[${ranges.map(([first, last]) => `${hex(first)}-${hex(last)}`).join("")}]`;
}

const HIDDEN = new RegExp(oneOf(HIDDEN_RANGES), "gu");
const IS_HIDDEN = new RegExp(`^${oneOf(HIDDEN_RANGES)}$`, "u");
const PICTOGRAPH = new RegExp(`^${oneOf(PICTOGRAPH_RANGES)}$`, "u");
/** Line ends and tabs belong to texts of several lines. */
const KEPT = new Set(["\n", "\r", "\t"]);
const SPELLED = /\\u\{([0-9a-f]{1,6})\}/g;
const BACKSLASH = "\\u{5c}";

const spelling = (char: string) => `\\u{${char.codePointAt(0)?.toString(16)}}`;
const isPictograph = (char: string | undefined) => char !== undefined && PICTOGRAPH.test(char);

/** The character that ends right before a place, and the one before that. */
function before(text: string, at: number): [string | undefined, string | undefined] {
  const [last, ahead] = [...text.slice(Math.max(0, at - 4), at)].reverse();
  return [ahead, last];
}

/** Whether a hidden character is part of an emoji, so that one sees it as the emoji's shape. */
function makesEmoji(text: string, char: string, at: number): boolean {
  const [ahead, last] = before(text, at);
  const next = [...text.slice(at + char.length, at + char.length + 2)][0];
  if (char === "\ufe0e" || char === "\ufe0f")
    return isPictograph(last) || (/^[0-9#*]$/.test(last ?? "") && next === "\u20e3");
  return (
    char === "\u200d" &&
    isPictograph(next) &&
    (isPictograph(last) || (last === "\ufe0f" && isPictograph(ahead)))
  );
}

/** A text with every hidden character spelled out, and such a spelling that stood there kept. */
export function spelled(text: string): string {
  return text
    .replace(SPELLED, (found) => BACKSLASH + found.slice(1))
    .replace(HIDDEN, (char, at: number, whole: string) =>
      KEPT.has(char) || makesEmoji(whole, char, at) ? char : spelling(char),
    );
}

/** What `spelled` was given. */
export function unspelled(text: string): string {
  return text.replace(SPELLED, (found, hex: string) => {
    const code = Number.parseInt(hex, 16);
    if (code > 0x10ffff) return found;
    const char = String.fromCodePoint(code);
    return char === "\\" || IS_HIDDEN.test(char) ? char : found;
  });
}

/** Sentences in both languages are made for reading only, and come spelled out. */
const isSentence = (value: object) =>
  Object.keys(value).length === 2 && "zh" in value && "en" in value;

/** A value with each of its texts changed, names of fields included; the same one if none was. */
function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => mapped(item, change));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (typeof value !== "object" || value === null || isSentence(value)) return value;
  const fields = Object.entries(value);
  const changed = fields.map(([name, field]) => [change(name), mapped(field, change)] as const);
  const differs = changed.some(([name, field], i) => {
    const was = fields[i];
    return !was || name !== was[0] || field !== was[1];
  });
  return differs ? Object.fromEntries(changed) : value;
}

export const spelledAll = <T>(value: T): T => mapped(value, spelled) as T;
export const unspelledAll = <T>(value: T): T => mapped(value, unspelled) as T;
