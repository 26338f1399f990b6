import {
  FireOutlined,
  FrownOutlined,
  HourglassOutlined,
  MehOutlined,
  SmileOutlined,
} from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { Mood } from "@/platform";
import css from "./mood.module.css";

const icons = {
  calm: SmileOutlined,
  worried: MehOutlined,
  urgent: HourglassOutlined,
  angry: FrownOutlined,
};

/** A mood as icon and word: colour alone says nothing. */
export function MoodWord({ mood, anger }: { mood: Mood; anger: number }) {
  const words = useMoodWords();
  const Icon = mood === "angry" && anger >= 3 ? FireOutlined : icons[mood];
  return (
    <span className={css.word} data-mood={mood}>
      <Icon aria-hidden />
      {words(mood, anger)}
    </span>
  );
}

/** A mood in a word, anger by how much. */
export function useMoodWords() {
  const say = useSay();
  return (mood: Mood, anger: number) =>
    mood === "angry" && anger >= 1 && anger <= 3
      ? say(`simulator.anger.${String(anger) as "1" | "2" | "3"}`)
      : say(`mood.${mood}`);
}
