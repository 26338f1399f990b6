import { useSay } from "@/i18n";
import type { CaseRecord } from "@/platform";
import css from "./record.module.css";

/** Who receives the record, or would. */
export function Destination({
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
