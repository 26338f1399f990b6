import {
  CheckOutlined,
  CommentOutlined,
  MinusCircleOutlined,
  QuestionOutlined,
  SwapOutlined,
} from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { WordingCheck } from "@/platform";
import { INNER_STOP } from "@/ui/rowKeys";
import css from "./health.module.css";

const icons = {
  holds: CheckOutlined,
  likely: CommentOutlined,
  wavers: QuestionOutlined,
  alone: MinusCircleOutlined,
  strays: SwapOutlined,
};

/**
 * A quiet mark beside a wording: what would come of it if it did not stand there. Its form says it,
 * the colour only helps.
 */
export function StandingMark({ check }: { check: WordingCheck }) {
  const say = useSay();
  const Icon = icons[check.standing];
  const words = say(`health.standing.${check.standing}`, { question: check.rival?.question ?? "" });
  return (
    <span
      className={css.mark}
      data-standing={check.standing}
      role="img"
      aria-label={words}
      data-hint={words}
      {...INNER_STOP}
      data-testid={`standing-${check.index ?? "question"}`}
    >
      <Icon aria-hidden />
    </span>
  );
}
