import { useQuery } from "@tanstack/react-query";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform, type Fix, type Message } from "@/platform";
import { useEntries } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";
import type { Choice } from "./EntryPicker";
import { SideEffects, Then } from "./SideEffects";
import { useApplyFix } from "./useApplyFix";
import { useFixImpact } from "./useFixImpact";
import css from "./fix.module.css";

type Props = {
  messages: readonly Message[];
  right: Choice;
  onBack: () => void;
  onDone: () => void;
};

/**
 * How to teach the right entry: the proposed phrasing, which may be reworded, or a phrasing that
 * misled; and what comes of it.
 */
export function FixForm({ messages, right, onBack, onDone }: Props) {
  const say = useSay();
  const platform = usePlatform();
  const apply = useApplyFix();
  const [chosen, setChosen] = useState(0);
  const [wording, setWording] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const proposals = useQuery({
    queryKey: ["kb", "fixes", right.id, messages],
    queryFn: () => platform.proposeFixes([...messages], right.id),
    gcTime: 10_000,
  });
  const fixes = proposals.data ?? [];
  const proposed = fixes[chosen]?.fix ?? null;
  const fix =
    proposed?.kind === "add" && wording !== null ? { ...proposed, phrasing: wording } : proposed;
  const ready = fix?.phrasing.trim() ? fix : null;
  const { result, fresh, progress, error, stop } = useFixImpact(messages, ready);
  const confirm = async () => {
    if (!ready) return;
    setSaving(true);
    const done = await apply(ready);
    setSaving(false);
    if (done) onDone();
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (fresh && !saving) void confirm();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onBack();
        }
      }}
    >
      <p className={css.right}>
        {say("fix.right", { question: right.question })}{" "}
        <button type="button" className="plain link" onClick={onBack} data-testid="fix-back">
          {say("fix.another")}
        </button>
      </p>
      {proposals.isError ? <ErrorNote error={proposals.error} /> : null}
      {fixes.length > 1 ? (
        <Radio.Group
          className={css.kinds}
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {fixes.map(({ fix: one }, index) => (
            <Radio
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what is chosen
              key={index}
              value={index}
              data-testid={`fix-kind-${one.kind}`}
            >
              <FixWords fix={one} />
            </Radio>
          ))}
        </Radio.Group>
      ) : null}
      {proposed?.kind === "add" ? (
        <label className={css.wording}>
          <span>{say("fix.wording")}</span>
          <Input
            autoFocus
            value={wording ?? proposed.phrasing}
            onChange={(event) => setWording(event.target.value)}
            autoComplete="off"
            data-testid="fix-wording"
          />
        </label>
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
      {result ? (
        <div className={css.look} data-fresh={fresh} aria-busy={!fresh}>
          <Then outcome={result.then} settles={result.settles} />
          <SideEffects impact={result} />
        </div>
      ) : null}
      {progress ? (
        <p className={css.progress} role="status" data-testid="fix-progress">
          {progress.total > 0 ? (
            <>
              <progress max={progress.total} value={progress.done} />
              {say("fix.comparing", progress)}
            </>
          ) : (
            <>
              <progress />
              {say("fix.preparing")}
            </>
          )}
          <button type="button" className="plain link" onClick={stop} data-testid="fix-stop">
            {say("fix.stop")}
          </button>
        </p>
      ) : null}
      <footer>
        <small>{say("fix.undoable")}</small>
        <Button size="small" onClick={onBack}>
          {say("common.cancel")}
        </Button>
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          disabled={!ready || !fresh}
          loading={saving}
          data-testid="fix-confirm"
        >
          {say(proposed?.kind === "move" ? "fix.confirmMove" : "fix.confirmAdd")}
        </Button>
      </footer>
    </form>
  );
}

/** 加一条相似问 / 把「…」的相似问“…”移过来. */
function FixWords({ fix }: { fix: Fix }) {
  const say = useSay();
  const rows = useEntries().data ?? [];
  if (fix.kind === "add") return <>{say("fix.add")}</>;
  const holder = fix.kind === "move" ? fix.from : fix.entry;
  return (
    <>
      {say(fix.kind === "move" ? "fix.move" : "fix.remove", {
        phrasing: fix.phrasing,
        question: rows.find(({ id }) => id === holder)?.question ?? holder,
      })}
    </>
  );
}
