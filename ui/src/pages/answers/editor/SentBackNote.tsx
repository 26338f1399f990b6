import { RollbackOutlined } from "@ant-design/icons";
import { savedTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import { useSentBack } from "@/state/queries";
import css from "./sentBack.module.css";

/** Why an approver sent something about this entry back, where it is mended. */
export function SentBackNote({ entry }: { entry: string }) {
  const say = useSay();
  const rows = (useSentBack().data ?? []).filter((row) => row.entry === entry);
  if (rows.length === 0) return null;
  return (
    <section
      className={css.back}
      data-testid="entry-sent-back"
      aria-label={say("review.backEntry")}
    >
      <h3>
        <RollbackOutlined aria-hidden /> {say("review.backEntry")}
      </h3>
      <ul>
        {rows.map(({ change, reason, by, at, text }) => (
          <li key={change}>
            {reason}
            <small>
              {say("review.backFrom", { by, time: savedTime(at) })} · {text}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
