import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useSay } from "@/i18n";
import type { Turn } from "@/platform";
import { useSimulator } from "../SimulatorProvider";
import { EntryPicker, type Choice } from "./EntryPicker";
import { FixForm } from "./FixForm";
import { PageHelp } from "@/ui/PageHelp";
import css from "./fix.module.css";

type Props = { index: number; turn: Turn; onClose: () => void };

/**
 * 不对？正确的问答是…: first which entry would have been right, then how to teach it, with all that this
 * alters.
 */
export function FixPanel({ index, turn, onClose }: Props) {
  const say = useSay();
  const { messages: all } = useSimulator();
  const messages = useMemo(() => all.slice(0, index + 1), [all, index]);
  const panel = useRef<HTMLElement>(null);
  const [right, setRight] = useState<Choice | null>(null);
  const answered = turn.action === "answer" || turn.action === "confirm" ? turn.entry : null;
  const suggested = useMemo(
    () => turn.candidates.map(({ entry, question }) => ({ id: entry, question })),
    [turn.candidates],
  );
  // It opens under the last reply, at the lower edge.
  useEffect(() => {
    const box = panel.current;
    if (!box || typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(() => box.scrollIntoView({ block: "nearest" }));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return (
    <section
      ref={panel}
      className={css.panel}
      aria-label={say("fix.title")}
      data-testid="fix-panel"
    >
      <header>
        <h3>{say("fix.title")}</h3>
        <PageHelp chapter="fix" />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={say("common.cancel")}
          onClick={onClose}
          data-testid="fix-cancel"
        />
      </header>
      {right ? (
        <FixForm
          key={right.id}
          messages={messages}
          right={right}
          onBack={() => setRight(null)}
          onDone={onClose}
        />
      ) : (
        <EntryPicker
          suggested={suggested}
          without={answered}
          onPick={setRight}
          onCancel={onClose}
        />
      )}
    </section>
  );
}
