import { savedTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { SentBack as Row } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useSentBack } from "@/state/queries";
import { Part } from "@/ui/PageFrame";
import css from "./sentBack.module.css";

/** What an approver sent back, for the author to mend: gone once the bot says something else. */
export function SentBack() {
  const say = useSay();
  const rows = useSentBack().data ?? [];
  if (rows.length === 0) return null;
  return (
    <Part title={say("review.backTitle")} count={rows.length} testid="sent-back">
      <p className={css.why}>{say("review.backWhy")}</p>
      <ul className={css.rows}>
        {rows.map((row) => (
          <li key={row.change}>
            <SentBackRow row={row} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function SentBackRow({ row }: { row: Row }) {
  const say = useSay();
  const { go } = useNavigation();
  const { entry, text, after, reason, by, at } = row;
  return (
    <>
      <p>
        <b>{reason}</b> <small>{say("review.backFrom", { by, time: savedTime(at) })}</small>
      </p>
      <p className={css.says}>
        {entry ? (
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "answers", entry })}
            data-testid="sent-back-open"
          >
            {say("review.backSays", { text })}
          </button>
        ) : (
          say("review.backSays", { text })
        )}{" "}
        {after || say("review.silent")}
      </p>
    </>
  );
}
