import { LeftOutlined, RightOutlined, SolutionOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { CaseRecord } from "@/platform";
import { EmptyNote } from "@/ui/notes";
import { useSimulator } from "../SimulatorProvider";
import { Opening } from "./Opening";
import { RecordFields } from "./RecordFields";
import css from "./record.module.css";

/**
 * The case record beside the conversation: what a human would know if they took over after a turn,
 * the last one unless one looks back.
 */
export function CasePanel({ onJump }: { onJump: (index: number) => void }) {
  const say = useSay();
  const { turns } = useSimulator();
  const [looking, setLooking] = useState<{ at: number; of: number } | null>(null);
  const last = turns.length - 1;
  // Who looks back stays there until something new is said.
  const at = looking && looking.of === turns.length ? Math.min(looking.at, last) : last;
  const shown = turns[at];
  if (!shown)
    return (
      <div className={css.panel}>
        <EmptyNote icon={<SolutionOutlined aria-hidden />} title={say("record.emptyTitle")}>
          {say("record.emptyBody")}
        </EmptyNote>
      </div>
    );
  const record = shown.turn.record ?? shown.so_far;
  const look = (index: number) => {
    setLooking({ at: index, of: turns.length });
    onJump(index);
  };
  return (
    <section
      className={css.panel}
      aria-label={say("record.title")}
      data-testid="sim-record"
      data-turn={at}
    >
      <header className={css.steps}>
        <h3>{say("record.title")}</h3>
        <Button
          type="text"
          size="small"
          icon={<LeftOutlined aria-hidden />}
          disabled={at === 0}
          aria-label={say("record.earlier")}
          onClick={() => look(at - 1)}
          data-testid="sim-record-earlier"
        />
        <span aria-live="polite">
          {say("record.after", { number: at + 1, total: turns.length })}
        </span>
        <Button
          type="text"
          size="small"
          icon={<RightOutlined aria-hidden />}
          disabled={at === last}
          aria-label={say("record.later")}
          onClick={() => look(at + 1)}
          data-testid="sim-record-later"
        />
      </header>
      <Destination
        record={record}
        made={shown.turn.record !== null}
        silent={shown.turn.action === "silent"}
      />
      <Opening text={record.opening} />
      <RecordFields record={record} before={turns[at - 1]?.so_far ?? null} />
    </section>
  );
}

/** Who receives the record, or would. */
function Destination({
  record,
  made,
  silent,
}: {
  record: CaseRecord;
  made: boolean;
  silent: boolean;
}) {
  const say = useSay();
  const callback = record.kind === "callback";
  const queue = record.queue_name || record.queue;
  const words = silent
    ? say("record.withHuman", { queue })
    : made
      ? say(callback ? "record.calledBack" : "record.handedOver", { queue })
      : queue
        ? say(callback ? "record.wouldCallBack" : "record.wouldHandOver", { queue })
        : say("record.nobody");
  return (
    <p className={css.destination} data-made={made || silent} data-testid="record-destination">
      {words}
      {made ? (
        <>
          {" "}
          · <b data-urgency={record.urgency}>{say(`urgency.${record.urgency}`)}</b>
        </>
      ) : null}
    </p>
  );
}
