import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { emptyAnswer } from "@/drafts/entryDraft";
import { useSay } from "@/i18n";
import type { AnswerDraft, AnswerPreview, FieldDiagnostic } from "@/platform";
import { ConditionCard } from "./ConditionCard";
import css from "./conditions.module.css";

type Props = {
  answers: AnswerDraft[];
  diagnostics: FieldDiagnostic[];
  previews: AnswerPreview[];
  onChange: (answers: AnswerDraft[]) => void;
  onBlur: () => void;
  onCompleting: (open: boolean) => void;
};

/** Answers for particular situations, as sentences; one is open for editing at a time. */
export function ConditionList({
  answers,
  diagnostics,
  previews,
  onChange,
  onBlur,
  onCompleting,
}: Props) {
  const say = useSay();
  const [open, setOpen] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  // Whoever adds one goes on with when it holds.
  useEffect(() => {
    if (added === null) return;
    list.current?.querySelector<HTMLElement>(`[data-testid="condition-${added}"] input`)?.focus();
    setAdded(null);
  }, [added]);
  const swap = (index: number, other: number) => {
    const moved = [...answers];
    const [one, two] = [moved[index], moved[other]];
    if (!one || !two) return;
    [moved[index], moved[other]] = [two, one];
    onChange(moved);
    onBlur();
    setOpen(null);
  };
  return (
    <div ref={list} className={css.cards} data-rows>
      {answers.map((answer, index) => (
        <ConditionCard
          // biome-ignore lint/suspicious/noArrayIndexKey: edited in place
          key={index}
          index={index}
          answer={answer}
          diagnostics={diagnostics}
          previews={previews}
          open={open === index}
          first={index === 0}
          last={index === answers.length - 1}
          onOpen={(opened) => setOpen(opened ? index : null)}
          onChange={(change) =>
            onChange(answers.map((one, at) => (at === index ? { ...one, ...change } : one)))
          }
          onRemove={() => {
            onChange(answers.filter((_, at) => at !== index));
            setOpen(null);
            onBlur();
          }}
          onMove={(by) => swap(index, index + by)}
          onBlur={onBlur}
          onCompleting={onCompleting}
        />
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined aria-hidden />}
        className={css.add}
        data-testid="add-condition"
        onClick={() => {
          onChange([...answers, { ...emptyAnswer }]);
          setOpen(answers.length);
          setAdded(answers.length);
        }}
      >
        {say("answers.addCondition")}
      </Button>
    </div>
  );
}
