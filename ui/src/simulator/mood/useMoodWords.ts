import { useSay } from "@/i18n";
import type { Mood } from "@/platform";

/** A mood in a word, anger by how much. */
export function useMoodWords() {
  const say = useSay();
  return (mood: Mood, anger: number) =>
    mood === "angry" && anger >= 1 && anger <= 3
      ? say(`simulator.anger.${String(anger) as "1" | "2" | "3"}`)
      : say(`mood.${mood}`);
}
