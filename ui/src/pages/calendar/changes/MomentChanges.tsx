import { shortTime } from "@/domain/clock";
import { wordDiff, type Piece } from "@/domain/wordDiff";
import { useSay } from "@/i18n";
import type { MomentChange, Timeline } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useChangesAt } from "@/state/queries";
import { keyed } from "@/ui/keyed";
import { Loaded } from "@/ui/notes";
import { moment } from "../moments";
import type { Clock } from "../useClock";
import css from "./changes.module.css";

/** What standard questions are answered just before the moment that the clock is set to, and then. */
export function MomentChanges({ view, clock }: { view: Timeline; clock: Clock }) {
  const at = clock.isSet ? moment(clock.at) : null;
  const changes = view.events.some(
    (event) => event.at === at && (event.kind === "window_opens" || event.kind === "window_closes"),
  );
  return at && changes ? <At at={at} /> : null;
}

function At({ at }: { at: string }) {
  const say = useSay();
  return (
    <Loaded query={useChangesAt(at)} skeleton={<div className={css.waiting} aria-busy="true" />}>
      {(changes) => (
        <div className={css.changes} data-testid="moment-changes" data-count={changes.length}>
          <h2>
            {changes.length === 0
              ? say("calendar.sameAt", { time: shortTime(at) })
              : say("calendar.changesAt", { time: shortTime(at), count: changes.length })}
          </h2>
          {keyed(changes, ({ entry, before, after }) => `${entry} ${before} ${after}`).map(
            ({ key, row }) => (
              <Change key={key} change={row} />
            ),
          )}
        </div>
      )}
    </Loaded>
  );
}

function Change({ change }: { change: MomentChange }) {
  const say = useSay();
  const { go } = useNavigation();
  const { entry, question, order, product, channel } = change;
  const said = wordDiff(change.before, change.after);
  const circumstances = [
    order ? say(`orderState.${order}`) : "",
    product ?? "",
    channel === "phone" ? say("channel.phone") : "",
  ].filter(Boolean);
  return (
    <article data-testid="moment-change" data-entry={entry}>
      <h3>
        <button
          type="button"
          className="plain link"
          onClick={() => go({ page: "answers", entry, field: { name: "answers", index: null } })}
        >
          {question}
        </button>
        {circumstances.length > 0 ? <small>{circumstances.join(" · ")}</small> : null}
      </h3>
      <div className={css.sides}>
        <Side title={say("calendar.saidBefore")} pieces={said.before} gone />
        <Side title={say("calendar.saidAfter")} pieces={said.after} />
      </div>
    </article>
  );
}

/** What the customer reads; what the other side lacks is marked. */
function Side({ title, pieces, gone = false }: { title: string; pieces: Piece[]; gone?: boolean }) {
  const Mark = gone ? "del" : "ins";
  return (
    <div className={css.side}>
      <small>{title}</small>
      <p>
        {keyed(pieces, ({ text }) => text).map(({ key, row: { text, changed } }) =>
          changed ? <Mark key={key}>{text}</Mark> : <span key={key}>{text}</span>,
        )}
      </p>
    </div>
  );
}
