import { Button } from "antd";
import { useGesture } from "@/drafts/useGesture";
import { useSay } from "@/i18n";
import { usePlatform, type EntryName, type FailedWording, type WayCell } from "@/platform";
import { keyed } from "@/ui/keyed";

/** Wordings about which the bot does something else, and what can be made of each. */
export function FailedWordings({ entry, cell }: { entry: EntryName; cell: WayCell }) {
  const say = useSay();
  return (
    <>
      <p>{say(`wordings.wayHint.${cell.tally.way}`)}</p>
      <ul>
        {keyed(cell.failed, ({ message }) => message).map(({ key, row }) => (
          <Failed key={key} entry={entry} failed={row} />
        ))}
      </ul>
    </>
  );
}

function Failed({ entry, failed }: { entry: EntryName; failed: FailedWording }) {
  const say = useSay();
  const platform = usePlatform();
  const { busy, gesture } = useGesture();
  const { message, wording, outcome, instead, taken, tested } = failed;
  const take = () =>
    gesture(
      () => platform.addWording(entry.id, message),
      ({ question }) => say("wordings.taken", { question }),
    );
  const keep = () =>
    gesture(
      () => platform.wordingToDialogue(entry.id, message),
      ({ outcome }) => say(outcome === "failed" ? "wordings.keptFailing" : "wordings.kept"),
    );
  return (
    <li data-testid="failed-wording">
      <div>
        <b>{message}</b>
        <small>{say("wordings.of", { wording })}</small>
        <small>
          {outcome === "misrouted" && instead
            ? say("wordings.instead", { question: instead.question })
            : say(`wordings.outcome.${outcome}`)}
        </small>
      </div>
      {taken ? (
        <small data-testid="wording-taken">{say("wordings.isTaken")}</small>
      ) : (
        <Button
          size="small"
          disabled={busy}
          aria-label={say("wordings.takeOf", { message })}
          onClick={() => void take()}
          data-testid="wording-take"
        >
          {say("wordings.take")}
        </Button>
      )}
      {tested ? (
        <small data-testid="wording-tested">{say("wordings.isTested")}</small>
      ) : (
        <Button
          size="small"
          type="text"
          disabled={busy}
          aria-label={say("wordings.keepOf", { message })}
          onClick={() => void keep()}
          data-testid="wording-keep"
        >
          {say("wordings.keep")}
        </Button>
      )}
    </li>
  );
}
