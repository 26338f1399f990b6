import {
  memo,
  useCallback,
  useEffect,
  useInsertionEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ChangeEvent,
  type ClipboardEvent,
  type CompositionEvent,
  type DragEvent,
  type KeyboardEvent,
} from "react";
import { openPlaceholder, placeholderAt } from "@/domain/placeholderParts";
import { picturesIn, usePictureIntake } from "@/form/usePictureIntake";
import type { PictureView, PlaceholderRow } from "@/platform";
import { usePlaceholders } from "@/state/queries";
import { CompletionList } from "./CompletionList";
import { completions, useSoundingLike } from "./completions";
import { InsertPicture } from "./InsertPicture";
import { Mirror } from "./Mirror";
import { PlaceholderPeek, useHoveredChip } from "./PlaceholderPeek";
import css from "./text.module.css";

type Props = {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  onCompleting?: (open: boolean) => void;
  label: string;
  placeholder?: string;
  testid: string;
  invalid?: boolean;
  autoFocus?: boolean;
  chars?: number;
  /** What can stand between braces here, where that is not what can stand in an answer. */
  offered?: readonly PlaceholderRow[];
};

const Pictures = memo(InsertPicture);

/**
 * An answer with its placeholders as chips. A real textarea, with the chips painted on a mirror
 * behind it: input methods, selection and the clipboard are the browser's own, and the text is
 * always exactly what is saved.
 */
export function AnswerText({
  value,
  onChange,
  onBlur,
  onCompleting,
  label,
  placeholder,
  testid,
  invalid,
  autoFocus,
  chars,
  offered,
}: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const nextCaret = useRef<number | null>(null);
  const [composing, setComposing] = useState(false);
  const [caret, setCaret] = useState<number | null>(null);
  const [picked, setPicked] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const inAnswers = usePlaceholders().data ?? [];
  const placeholders = offered ?? inAnswers;
  const hovered = useHoveredChip(mirror);
  const intake = usePictureIntake();
  // Pictures belong into answers; persona and hand-over say what they offer instead.
  const takesPictures = offered === undefined;
  const lastCaret = useRef<number | null>(null);

  // Inside a placeholder that is whole and known there is nothing to complete.
  const around = caret === null ? null : placeholderAt(value, caret);
  const whole = around !== null && placeholders.some(({ insert }) => insert === around.name);
  const open = caret === null || composing || whole ? null : openPlaceholder(value, caret);
  const sounding = useSoundingLike(open?.query ?? null);
  const options =
    open && open.from !== closedAt ? completions(placeholders, open.query, sounding) : [];
  const peeked = hovered.name ?? around?.name ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once the new text is in the field
  useLayoutEffect(() => {
    if (nextCaret.current === null) return;
    area.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    setCaret(nextCaret.current);
    nextCaret.current = null;
  }, [value]);

  // An open brace is no mistake while it is being filled in, whether or not anything fits yet.
  const completing = open !== null;
  useEffect(() => {
    if (!completing || !onCompleting) return;
    onCompleting(true);
    return () => onCompleting(false);
  }, [completing, onCompleting]);

  const replace = (from: number, to: number, text: string) => {
    nextCaret.current = from + text.length;
    onChange(value.slice(0, from) + text + value.slice(to));
  };
  const insert = (name: string) => {
    if (!open || caret === null) return;
    replace(open.from, around?.from === open.from ? around.to : caret, `{${name}}`);
    setPicked(0);
  };
  /** Puts pictures where the caret was last, else at the end. */
  const insertPictures = (pictures: readonly { insert: string }[]) => {
    if (pictures.length === 0) return;
    const at = Math.min(lastCaret.current ?? value.length, value.length);
    replace(at, at, pictures.map((picture) => `{${picture.insert}}`).join(""));
    area.current?.focus();
  };
  // What is chosen from a list or a dialog comes later: to the text as it is by then.
  const insertion = useRef(insertPictures);
  useInsertionEffect(() => {
    insertion.current = insertPictures;
  });
  const insertOne = useCallback((picture: PictureView) => insertion.current([picture]), []);
  const { pick } = intake;
  const pickOne = useCallback(
    () => void pick().then((pictures) => insertion.current(pictures)),
    [pick],
  );
  const given = (event: ClipboardEvent | DragEvent, data: DataTransfer) => {
    const files = takesPictures ? picturesIn(data) : [];
    // What was copied from a table comes as a picture, too; there the text is meant.
    if (files.length === 0 || data.types.includes("text/plain")) return;
    event.preventDefault();
    lastCaret.current = area.current?.selectionStart ?? null;
    void intake.take(files).then((pictures) => insertion.current(pictures));
  };
  const track = () => {
    const { selectionStart, selectionEnd } = area.current ?? { selectionStart: 0, selectionEnd: 1 };
    setCaret(
      selectionStart === selectionEnd && document.activeElement === area.current
        ? selectionStart
        : null,
    );
  };
  const change = (event: ChangeEvent<HTMLTextAreaElement>) => {
    const { value: typed, selectionStart } = event.target;
    setPicked(0);
    // Chinese input methods type full-width braces; placeholders need the plain ones.
    const wide = composing ? undefined : { "｛": "{", "｝": "}" }[typed[selectionStart - 1] ?? ""];
    if (wide && typed.length === value.length + 1) {
      nextCaret.current = selectionStart;
      onChange(typed.slice(0, selectionStart - 1) + wide + typed.slice(selectionStart));
      return;
    }
    onChange(typed);
    setCaret(selectionStart);
  };
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (options.length > 0 && open) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) setPicked((picked + step + options.length) % options.length);
      else if (event.key === "Enter" || event.key === "Tab") insert(options[picked]?.insert ?? "");
      else if (event.key === "Escape") setClosedAt(open.from);
      if (step || ["Enter", "Tab", "Escape"].includes(event.key)) return event.preventDefault();
    }
    const { selectionStart: start, selectionEnd: end } = event.currentTarget;
    const chip = event.key === "Backspace" && start === end ? placeholderAt(value, start) : null;
    if (chip && chip.to === start) {
      event.preventDefault();
      replace(chip.from, chip.to, "");
    }
  };

  return (
    <div>
      <div className={css.field} data-invalid={invalid} data-composing={composing}>
        <Mirror
          ref={mirror}
          text={value}
          placeholders={placeholders}
          hovered={hovered.name}
          caret={open?.from ?? null}
        />
        {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: only while it is a combobox */}
        <textarea
          ref={area}
          value={value}
          rows={1}
          spellCheck={false}
          autoFocus={autoFocus}
          aria-label={label}
          aria-invalid={invalid}
          placeholder={placeholder}
          data-testid={testid}
          data-kb-text
          role={options.length > 0 ? "combobox" : undefined}
          aria-expanded={options.length > 0 || undefined}
          onChange={change}
          onKeyDown={keyDown}
          onSelect={track}
          onFocus={track}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={(event: CompositionEvent<HTMLTextAreaElement>) => {
            setComposing(false);
            setCaret(event.currentTarget.selectionStart);
          }}
          onPaste={(event) => given(event, event.clipboardData)}
          onDragOver={(event) => {
            if (takesPictures && event.dataTransfer.types.includes("Files")) event.preventDefault();
          }}
          onDrop={(event) => given(event, event.dataTransfer)}
          onBlur={() => {
            lastCaret.current = area.current?.selectionStart ?? null;
            setCaret(null);
            setComposing(false);
            setClosedAt(null);
            onBlur?.();
          }}
          onMouseMove={hovered.onMouseMove}
          onMouseLeave={hovered.onMouseLeave}
        />
        {options.length > 0 ? (
          <CompletionList
            mirror={mirror}
            options={options}
            picked={picked}
            onPick={insert}
            onHover={setPicked}
          />
        ) : null}
      </div>
      <PlaceholderPeek
        name={peeked}
        placeholders={placeholders}
        chars={chars}
        tools={
          takesPictures ? (
            <Pictures busy={intake.busy} onInsert={insertOne} onPick={pickOne} />
          ) : null
        }
      />
    </div>
  );
}
