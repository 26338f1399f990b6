import { useSay } from "@/i18n";
import type { AnswerDraft, EntryDraft } from "@/platform";
import { useConditionWords } from "../conditions/useConditionWords";
import css from "./conflict.module.css";

/** A field's value to be compared with the other side's. */
export function FieldValue({
  value,
  side,
  onTake,
}: {
  value: EntryDraft[keyof EntryDraft];
  side: "mine" | "theirs";
  onTake: () => void;
}) {
  const say = useSay();
  const words = useConditionWords();
  const line = (one: string | AnswerDraft) =>
    typeof one === "string"
      ? one
      : `${words(one)
          .map(({ what, value: is }) => `${what} ${is}`)
          .join(" · ")} → ${one.answer}`;
  const text =
    typeof value === "boolean"
      ? say(value ? "answers.on" : "answers.off")
      : Array.isArray(value)
        ? value.map(line).join("\n")
        : value;
  return (
    <button type="button" className={`plain ${css.value}`} data-side={side} onClick={onTake}>
      {text || say("common.empty")}
    </button>
  );
}
