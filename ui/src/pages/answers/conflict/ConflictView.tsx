import { Button, Segmented } from "antd";
import { useState } from "react";
import { same } from "@/drafts/same";
import { useSay } from "@/i18n";
import type { EntryDraft, AnswerDraft } from "@/platform";
import { useConditionWords } from "../conditions/useConditionWords";
import { fieldName, yesOrNo } from "./fieldNames";
import css from "./conflict.module.css";

type Field = Exclude<keyof EntryDraft, "id">;
const FIELDS: Field[] = [
  "question",
  "answer",
  "answers",
  "phrasings",
  "category",
  "enabled",
  "review_by",
  "sensitive",
  "note",
];

/**
 * Both edited the same thing: mine and theirs side by side, field by field; nothing is written
 * until it is decided.
 */
export function ConflictView({
  mine,
  theirs,
  fields,
  onDecide,
}: {
  mine: EntryDraft;
  theirs: EntryDraft;
  fields: string[];
  onDecide: (decided: EntryDraft) => void;
}) {
  const say = useSay();
  const differing = FIELDS.filter((field) => !same(mine[field], theirs[field]));
  const [choice, setChoice] = useState<Partial<Record<Field, "mine" | "theirs">>>({});
  const chosen = (field: Field) => choice[field] ?? "mine";
  const all = (side: "mine" | "theirs") =>
    setChoice(Object.fromEntries(differing.map((field) => [field, side])));
  const decide = () => {
    const decided = { ...theirs };
    for (const field of differing)
      if (chosen(field) === "mine") Object.assign(decided, { [field]: mine[field] });
    onDecide(decided);
  };
  return (
    <div className={css.conflict} data-testid="conflict">
      <h1>{say("conflict.title", { question: theirs.question })}</h1>
      <p>{say("conflict.body")}</p>
      <div className={css.grid}>
        <div className={css.headings}>
          <span />
          <button type="button" className="plain link" onClick={() => all("mine")}>
            {say("conflict.mine")}
          </button>
          <button type="button" className="plain link" onClick={() => all("theirs")}>
            {say("conflict.theirs")}
          </button>
        </div>
        {differing.map((field) => (
          <fieldset
            key={field}
            className={css.field}
            aria-label={fieldName(field, say)}
            data-conflict={fields.includes(field)}
            data-chosen={chosen(field)}
          >
            <header>
              <b>{fieldName(field, say)}</b>
              <Segmented
                size="small"
                value={chosen(field)}
                onChange={(side) => setChoice({ ...choice, [field]: side })}
                data-testid={`conflict-${field}`}
                options={[
                  { value: "mine", label: say("conflict.takeMine") },
                  { value: "theirs", label: say("conflict.takeTheirs") },
                ]}
              />
            </header>
            <FieldValue
              field={field}
              value={mine[field]}
              side="mine"
              onTake={() => setChoice({ ...choice, [field]: "mine" })}
            />
            <FieldValue
              field={field}
              value={theirs[field]}
              side="theirs"
              onTake={() => setChoice({ ...choice, [field]: "theirs" })}
            />
          </fieldset>
        ))}
      </div>
      <Button type="primary" onClick={decide} data-testid="conflict-save">
        {say("conflict.save")}
      </Button>
    </div>
  );
}

/** A field's value to be compared with the other side's. */
function FieldValue({
  field,
  value,
  side,
  onTake,
}: {
  field: Field;
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
      ? yesOrNo(field, value, say)
      : Array.isArray(value)
        ? value.map(line).join("\n")
        : value;
  return (
    <button type="button" className={`plain ${css.value}`} data-side={side} onClick={onTake}>
      {text || say("common.empty")}
    </button>
  );
}
