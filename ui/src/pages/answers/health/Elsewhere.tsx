import { Button } from "antd";
import { useSay } from "@/i18n";
import type { Checkup, SpoiltWording } from "@/platform";
import { useApplyFix } from "@/simulator/fix/useApplyFix";
import { useNavigation } from "@/state/navigation";
import type { CheckedDraft } from "./useCheckup";
import css from "./health.module.css";

/** Wordings that are shown before somebody asks for the rest. */
const AT_FIRST = 5;
/** Hundredths of a percent that are worth a word. */
const WORTH_SAYING = 100;

/** What the change of this entry has cost the others since it was opened. */
export function Elsewhere({ draft, checkup }: { draft: CheckedDraft; checkup: Checkup }) {
  const say = useSay();
  const { spoilt, count, answered_before, answered_now } = checkup.elsewhere;
  const less = answered_before - answered_now >= WORTH_SAYING;
  if (count === 0 && !less) return null;
  const percent = (share: number) => Math.round(share / 100);
  return (
    <div className={css.elsewhere} role="status" data-testid="elsewhere">
      <p>
        {count > 0 ? <b>{say("health.elsewhere.title", { count })}</b> : null}
        {less
          ? say("health.elsewhere.less", {
              before: percent(answered_before),
              now: percent(answered_now),
            })
          : null}
      </p>
      <ul className={css.strays}>
        {spoilt.slice(0, AT_FIRST).map((one) => (
          <Spoilt key={`${one.entry} ${one.wording}`} draft={draft} one={one} />
        ))}
      </ul>
      {spoilt.length > AT_FIRST ? (
        <details>
          <summary>{say("health.elsewhere.more", { count: count - AT_FIRST })}</summary>
          <ul className={css.strays}>
            {spoilt.slice(AT_FIRST).map((one) => (
              <Spoilt key={`${one.entry} ${one.wording}`} draft={draft} one={one} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** One wording of another entry, what becomes of it, and the two ways out. */
function Spoilt({ draft, one }: { draft: CheckedDraft; one: SpoiltWording }) {
  const say = useSay();
  const { go } = useNavigation();
  const apply = useApplyFix();
  // What was edited or taken away since is no longer the reason.
  const cause = draft.phrasings.find((text) => text.trim() === one.because);
  return (
    <li data-testid="spoilt" data-entry={one.entry}>
      <p>
        <button
          type="button"
          className="plain link"
          onClick={() => go({ page: "answers", entry: one.entry })}
        >
          {one.question}
        </button>{" "}
        <b>“{one.wording}”</b> {say(`health.elsewhere.was.${one.before}`)}
        {" → "}
        {say(`health.elsewhere.is.${one.after}`)}
        {cause ? <small>{say("health.elsewhere.because", { wording: cause })}</small> : null}
      </p>
      {cause ? (
        <span>
          <Button
            size="small"
            onClick={() =>
              void apply({ kind: "move", from: draft.id, to: one.entry, phrasing: cause })
            }
            data-testid="spoilt-move"
          >
            {say("health.elsewhere.move")}
          </Button>
          <Button
            size="small"
            type="text"
            onClick={() => void apply({ kind: "remove", entry: draft.id, phrasing: cause })}
            data-testid="spoilt-remove"
          >
            {say("answers.removeThis")}
          </Button>
        </span>
      ) : null}
    </li>
  );
}
