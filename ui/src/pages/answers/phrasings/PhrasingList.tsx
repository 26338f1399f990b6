import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { pastedPhrasings, type Pasted } from "@/drafts/entryDraft";
import { FieldNotes, at } from "@/form/Field";
import { useSay, type Say } from "@/i18n";
import type { Checkup, Diagnostic, FieldDiagnostic } from "@/platform";
import { DuplicateFix } from "./DuplicateFix";
import { SplitDialog } from "../bulk/SplitDialog";
import { PhrasingLine } from "./PhrasingLine";
import css from "./phrasings.module.css";

type Props = {
  id: string;
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
  const [splitting, setSplitting] = useState(false);
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
      {phrasings.length > 1 ? (
        <Button
          type="link"
          size="small"
          onClick={() => setSplitting(true)}
          data-testid="split-entry"
        >
          {say("bulk.splitLink")}
        </Button>
      ) : null}
      {splitting ? (
        <SplitDialog
          entry={id}
          phrasings={phrasings.filter((one) => one.trim() !== "")}
          onClose={() => setSplitting(false)}
        />
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
  const add = (lines: string): Pasted => {
    const pasted = pastedPhrasings(lines, existing);
    if (pasted.added.length > 0) onAdd(pasted.added);
    setText("");
    return pasted;
  };
  const addTyped = () => {
    if (text.trim() && add(text).added.length === 0)
      void message.info({ key: "phrasing", content: say("answers.alreadyThere") });
    else setText("");
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
        addTyped();
      }}
      onBlur={addTyped}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData("text/plain");
        if (!/[\r\n\t]/.test(pasted.trim())) return;
        event.preventDefault();
        void message.success({ key: "phrasing", content: pastedWords(add(pasted), say) });
      }}
    />
  );
}

function pastedWords({ added, repeated, blank }: Pasted, say: Say): string {
  return [
    added.length > 0 ? say("bulk.pasted", { count: added.length }) : say("bulk.pastedNone"),
    repeated > 0 ? say("bulk.pastedRepeated", { count: repeated }) : "",
    blank > 0 ? say("bulk.pastedBlank", { count: blank }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
