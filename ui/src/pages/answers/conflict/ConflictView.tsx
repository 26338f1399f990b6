import { Button } from "antd";
import { useState } from "react";
import { TwoVersions, type Side } from "@/drafts/TwoVersions";
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
  const [choice, setChoice] = useState<Partial<Record<Field, Side>>>({});
  const chosen = (field: Field) => choice[field] ?? "mine";
  const text = useFieldText();
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
      <TwoVersions
        rows={differing.map((field) => ({
          key: field,
          name: fieldName(field, say),
          mine: text(field, mine[field]),
          theirs: text(field, theirs[field]),
          isConflict: fields.includes(field),
        }))}
        names={{
          mine: say("conflict.mine"),
          theirs: say("conflict.theirs"),
          takeMine: say("conflict.takeMine"),
          takeTheirs: say("conflict.takeTheirs"),
        }}
        chosen={(field) => chosen(field as Field)}
        onChoose={(keys, side) =>
          setChoice({ ...choice, ...Object.fromEntries(keys.map((key) => [key, side])) })
        }
      />
      <Button type="primary" onClick={decide} data-testid="conflict-save">
        {say("conflict.save")}
      </Button>
    </div>
  );
}

/** A field's value in words, to be compared with the other side's. */
function useFieldText(): (field: Field, value: EntryDraft[keyof EntryDraft]) => string {
  const say = useSay();
  const words = useConditionWords();
  const line = (one: string | AnswerDraft) =>
    typeof one === "string"
      ? one
      : `${words(one)
          .map(({ what, value: is }) => `${what} ${is}`)
          .join(" · ")} → ${one.answer}`;
  return (field, value) => {
    if (typeof value === "boolean") return yesOrNo(field, value, say);
    return Array.isArray(value) ? value.map(line).join("\n") : (value ?? "");
  };
}
