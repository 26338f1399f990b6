import { PlusOutlined } from "@ant-design/icons";
import { App } from "antd";
import { Fragment, useEffect, useRef, useState } from "react";
import { useSay } from "@/i18n";
import type { Capability, FieldDiagnostic, PhraseDraft, PlaceholderRow } from "@/platform";
import { rowKeys, STOP } from "@/ui/rowKeys";
import { PhraseCell } from "./PhraseCell";
import { blankPhrase, byMood, moved, replaced, sentIndex, withPasted, without } from "./variants";
import css from "./phrases.module.css";

type Props = {
  phrases: readonly PhraseDraft[];
  /** What a variant's problems are told under: `moments.greeting`. */
  path: string;
  name: string;
  testid: string;
  placeholders: readonly PlaceholderRow[];
  capabilities: readonly Capability[];
  diagnostics: readonly FieldDiagnostic[];
  onChange: (phrases: PhraseDraft[]) => void;
  onDone: () => void;
  onCompleting: (open: boolean) => void;
  /** Begins with a first variant under the pen. */
  begin?: boolean;
};

/**
 * All variants of one phrase, by the customers that they are for, side by side as far as there is
 * room, with a place for another.
 */
export function PhraseList({
  phrases,
  path,
  name,
  testid,
  placeholders,
  capabilities,
  diagnostics,
  onChange,
  onDone,
  onCompleting,
  begin,
}: Props) {
  const say = useSay();
  const { message } = App.useApp();
  const [open, setOpen] = useState<number | null>(null);
  const add = () => {
    onChange([...phrases, blankPhrase()]);
    setOpen(phrases.length);
  };
  const begun = useRef(false);
  useEffect(() => {
    if (begin && !begun.current && phrases.length === 0) add();
    begun.current = true;
  });
  const close = (index: number, step: -1 | 0 | 1) => {
    const blank = (phrases[index]?.text ?? "").trim() === "";
    if (blank) onChange(without(phrases, index));
    // A blank one is gone, and the one behind it has its place.
    const next = blank && step === 1 ? index : index + step;
    const count = phrases.length - (blank ? 1 : 0);
    if (step === 0) setOpen((now) => (now === index ? null : now));
    else if (next >= 0 && next < count) setOpen(next);
    else if (next < 0 || blank) setOpen(null);
    else add();
    onDone();
  };
  const paste = (index: number, variants: string[]) => {
    const next = withPasted(phrases, index, variants);
    onChange(next);
    setOpen(null);
    onDone();
    void message.success({
      key: "phrases",
      content: say("phrase.pasted", { count: variants.length }),
    });
  };
  const set = (next: PhraseDraft[]) => {
    setOpen(null);
    onChange(next);
    onDone();
  };
  const groups = byMood(phrases);
  const cell = (index: number) => {
    const phrase = phrases[index];
    if (!phrase) return null;
    const sent = sentIndex(phrases, index);
    return (
      <PhraseCell
        key={index}
        phrase={phrase}
        label={say("phrase.number", { name, number: index + 1 })}
        testid={`${testid}-${index}`}
        editing={open === index}
        placeholders={placeholders}
        capabilities={capabilities}
        diagnostics={diagnostics.filter(
          ({ field }) => sent !== null && field === `${path}.${sent}`,
        )}
        moves={{
          first: index === 0,
          last: index === phrases.length - 1,
          up: () => set(moved(phrases, index, -1)),
          down: () => set(moved(phrases, index, 1)),
          remove: () => set(without(phrases, index)),
        }}
        onEdit={() => setOpen(index)}
        onClose={(step) => close(index, step)}
        onPaste={(variants) => paste(index, variants)}
        onCompleting={onCompleting}
        onChange={(change) => {
          onChange(replaced(phrases, index, change));
          if (!("text" in change)) onDone();
        }}
      />
    );
  };
  return (
    <fieldset className={css.list} aria-label={name} data-testid={testid} data-rows>
      {groups.map(({ moods, indices }) => (
        <Fragment key={moods.join(" ")}>
          {groups.length > 1 ? (
            <h4 className={css.group}>
              {moods.length === 0
                ? say("phrase.anyone")
                : say("phrase.toMoods", {
                    moods: moods.map((mood) => say(`feeling.${mood}`)).join(say("common.comma")),
                  })}
            </h4>
          ) : null}
          {indices.map(cell)}
        </Fragment>
      ))}
      <button
        type="button"
        className={`plain ${css.add}`}
        onClick={add}
        onKeyDown={rowKeys}
        data-row
        {...STOP}
        data-testid={`${testid}-add`}
      >
        <PlusOutlined aria-hidden /> {say(phrases.length === 0 ? "phrase.first" : "phrase.another")}
      </button>
    </fieldset>
  );
}
