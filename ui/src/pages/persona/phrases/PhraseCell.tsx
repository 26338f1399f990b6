import { useEffect, useRef, type KeyboardEvent } from "react";
import { AnswerText } from "@/pages/answers/text/AnswerText";
import { useSay } from "@/i18n";
import type { Capability, FieldDiagnostic, PhraseDraft, PlaceholderRow } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";
import { TemplateText } from "@/ui/text";
import { PhraseMenu, type CellMoves } from "./PhraseMenu";
import { PhraseTags } from "./PhraseTags";
import { pastedVariants } from "./variants";
import { rowKeys, STOP } from "@/ui/rowKeys";
import { keyed } from "@/ui/keyed";
import css from "./phrases.module.css";

type Props = {
  phrase: PhraseDraft;
  label: string;
  testid: string;
  editing: boolean;
  placeholders: readonly PlaceholderRow[];
  capabilities: readonly Capability[];
  diagnostics: readonly FieldDiagnostic[];
  moves: CellMoves;
  onEdit: () => void;
  /** Editing ends: with a step to a neighbour, or where it is. */
  onClose: (step: -1 | 0 | 1) => void;
  onChange: (change: Partial<PhraseDraft>) => void;
  onPaste: (variants: string[]) => void;
  onCompleting: (open: boolean) => void;
};

/** One variant: read as it stands, written in place. */
export function PhraseCell({
  phrase,
  label,
  testid,
  editing,
  placeholders,
  capabilities,
  diagnostics,
  moves,
  onEdit,
  onClose,
  onChange,
  onPaste,
  onCompleting,
}: Props) {
  const say = useSay();
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(editing);
  const stays = useRef(false);
  // A field that a key has closed also loses its focus, which is no second closing.
  const closed = useRef(false);
  useEffect(() => {
    // The keyboard stays where it was when writing ends by a key.
    if (was.current && !editing && stays.current) button.current?.focus();
    was.current = editing;
    stays.current = false;
    closed.current = false;
  }, [editing]);
  const keyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" || event.key === "Escape") stays.current = true;
    if (event.key === "Enter" || event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      closed.current = true;
      onClose(event.key !== "Tab" ? 0 : event.shiftKey ? -1 : 1);
    }
  };
  const bad = diagnostics.some(({ diagnostic }) => diagnostic.severity === "error");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows inside a row of one stop
    <div
      className={css.cell}
      data-row
      onKeyDown={rowKeys}
      data-editing={editing}
      data-bad={bad}
      data-testid={testid}
    >
      {editing ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys and pasting of the field in it
        <div
          onKeyDown={keyDown}
          onPaste={(event) => {
            const variants = pastedVariants(event.clipboardData.getData("text/plain"));
            if (!variants) return;
            event.preventDefault();
            closed.current = true;
            onPaste(variants);
          }}
        >
          <AnswerText
            value={phrase.text}
            onChange={(text) => onChange({ text: text.replace(/\n/g, "") })}
            onBlur={() => {
              if (!closed.current) onClose(0);
            }}
            onCompleting={onCompleting}
            label={label}
            testid={`${testid}-input`}
            placeholder={say("phrase.placeholder")}
            invalid={bad}
            autoFocus
            offered={placeholders}
          />
        </div>
      ) : (
        <button
          ref={button}
          {...STOP}
          type="button"
          className={`plain ${css.text}`}
          aria-label={`${label}: ${phrase.text || say("common.empty")}`}
          onClick={onEdit}
        >
          {phrase.text ? <TemplateText text={phrase.text} /> : <i>{say("phrase.blank")}</i>}
        </button>
      )}
      <div className={css.under}>
        <PhraseTags
          phrase={phrase}
          capabilities={capabilities}
          onChange={onChange}
          label={label}
          testid={testid}
        />
        <PhraseMenu moves={moves} label={label} testid={testid} />
      </div>
      {keyed(diagnostics, ({ diagnostic }) => diagnostic.code).map(({ key, row }) => (
        <DiagnosticLine key={key} diagnostic={row.diagnostic} />
      ))}
    </div>
  );
}
