// One word for each mood, wherever it is shown: docs/glossary.md has them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { en } from "./en";
import { zh } from "./zh";

const glossary = readFileSync(join(import.meta.dirname, "../../../docs/glossary.md"), "utf8");
const table = glossary
  .slice(glossary.indexOf("## Moods"))
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")));

/** What a key is called where moods, levels of anger and feelings are shown. */
function shown({ mood, simulator, feeling, handover }: typeof zh | typeof en, key: string) {
  const level = /anger = (\d)/.exec(key)?.[1] as "1" | "2" | "3" | undefined;
  if (level) return [simulator.anger[level], ...(level === "2" ? [mood.angry, feeling.angry] : [])];
  const groups: Record<string, string>[] = [mood, feeling, key === "calm" ? {} : handover.mood];
  return groups.flatMap((group) => group[key] ?? []);
}

it("is the same in the simulator, in personas and in rules", () => {
  expect(table.length).toBe(8);
  for (const [, key = "", chinese, english] of table) {
    expect(new Set(shown(zh, key)), key).toEqual(new Set([chinese]));
    const words = shown(en, key).map((word) => word.toLowerCase());
    expect(new Set(words), key).toEqual(new Set([english]));
  }
});

it("leaves out none", () => {
  const keys = table.map(([, key = ""]) => key.split(",")[0]);
  expect(new Set(keys)).toEqual(new Set([...Object.keys(zh.mood), ...Object.keys(zh.feeling)]));
});
