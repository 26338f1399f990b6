import { PlusOutlined } from "@ant-design/icons";
import { Button, App, Input } from "antd";
import { useState } from "react";
import { pastedPhrasings } from "@/drafts/entryDraft";
import { FieldNotes, at } from "@/form/Field";
import { useSay } from "@/i18n";
import type { Checkup, Diagnostic, FieldDiagnostic } from "@/platform";
import { DuplicateFix } from "./DuplicateFix";
import { PhrasingLine } from "./PhrasingLine";
import css from "./phrasings.module.css";

type Props = {
  id: string;
  category: string;
  phrasings: string[];
  diagnostics: FieldDiagnostic[];
  checkup: Checkup | null;
  onChange: (phrasings: string[]) => void;
  onBlur: () => void;
};

const FOLDED = 60;

/** Other ways customers ask. Each line is edited where it stands. */
export function PhrasingList({ id, phrasings, diagnostics, checkup, onChange, onBlur }: Props) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const shown = all ? phrasings : phrasings.slice(0, FOLDED);
  // A mark belongs to the words that were checked, not to whatever stands in that row now.
  const checkOf = (index: number) =>
    checkup?.wordings.find((one) => one.index === index && one.text === phrasings[index]?.trim()) ??
    null;
  const without = (index: number) => phrasings.filter((_, at) => at !== index);
  const fix = (index: number, diagnostic: Diagnostic) =>
    diagnostic.code === "duplicate-phrasing" || diagnostic.code === "phrasing-is-question" ? (
      <DuplicateFix
        entry={id}
        index={index}
        phrasing={phrasings[index] ?? ""}
        diagnostic={diagnostic}
        onRemove={() => {
          onChange(without(index));
          onBlur();
        }}
      />
    ) : null;
  return (
    <div>
      <AddPhrasings
        existing={phrasings}
        onAdd={(added) => {
          onChange([...added, ...phrasings]);
          onBlur();
        }}
      />
      <FieldNotes notes={at(diagnostics, "phrasings")} />
      <ul className={css.lines} data-rows>
        {shown.map((phrasing, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: edited in place
            key={index}
            data-field={`phrasings:${index}`}
          >
            <PhrasingLine
              entry={id}
              index={index}
              value={phrasing}
              check={checkOf(index)}
              onChange={(changed) =>
                onChange(phrasings.map((one, at) => (at === index ? changed : one)))
              }
              onRemove={() => {
                onChange(without(index));
                onBlur();
              }}
              onBlur={() => {
                if (phrasing.trim() === "") onChange(without(index));
                onBlur();
              }}
            />
            <FieldNotes
              notes={at(diagnostics, `phrasings.${index}`)}
              fix={({ diagnostic }) => fix(index, diagnostic)}
            />
          </li>
        ))}
      </ul>
      {shown.length < phrasings.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          {say("answers.showAll", { count: phrasings.length })}
        </Button>
      ) : null}
    </div>
  );
}

/** Enter adds one; a paste of many lines adds them all. */
function AddPhrasings({
  existing,
  onAdd,
}: {
  existing: string[];
  onAdd: (added: string[]) => void;
}) {
  const say = useSay();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const add = (lines: string) => {
    const added = pastedPhrasings(lines, existing);
    if (added.length > 0) onAdd(added);
    else if (lines.trim())
      void message.info({ key: "phrasing", content: say("answers.alreadyThere") });
    setText("");
    return added.length;
  };
  return (
    <Input
      prefix={<PlusOutlined aria-hidden style={{ color: "var(--text-faint)" }} />}
      value={text}
      placeholder={say("answers.addPhrasing")}
      aria-label={say("answers.addPhrasing")}
      onChange={(event) => setText(event.target.value)}
      data-testid="add-phrasing"
      autoComplete="off"
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        add(text);
      }}
      onBlur={() => {
        if (text.trim()) add(text);
      }}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData("text/plain");
        if (!/[\r\n]/.test(pasted.trim())) return;
        event.preventDefault();
        void message.success({
          key: "phrasing",
          content: say("answers.pasted", { count: add(pasted) }),
        });
      }}
    />
  );
}
