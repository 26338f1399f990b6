import {
  FireOutlined,
  FrownOutlined,
  HourglassOutlined,
  MehOutlined,
  SmileOutlined,
} from "@ant-design/icons";
import type { Mood } from "@/platform";
import { useMoodWords } from "./useMoodWords";
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
