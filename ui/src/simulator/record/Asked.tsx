import { CheckOutlined, QuestionOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { AskedQuestion } from "@/platform";
import { keyed } from "@/ui/keyed";
import css from "./record.module.css";

/** What the customer asked, whether that was answered, and with what. */
export function Asked({ asked }: { asked: AskedQuestion[] }) {
  const say = useSay();
  return (
    <ol>
      {keyed(asked, ({ text }) => text).map(({ key, row: { text, answered, answer } }) => (
        <li key={key} data-answered={answered}>
          {text}
          <small>
            {answered ? <CheckOutlined aria-hidden /> : <QuestionOutlined aria-hidden />}{" "}
            {say(answered ? "record.answered" : "record.open")}
          </small>
          {answer ? (
            <p className={css.answer} title={answer}>
              {answer}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
