import { useState } from "react";
import { shortTime } from "@/domain/clock";
import { useSay, type Say } from "@/i18n";
import type { AskedAt, ReviewTurn } from "@/platform";
import { keyed } from "@/ui/keyed";
import { INNER_STOP } from "@/ui/rowKeys";
import css from "./changes.module.css";

const FEW = 2;

/** The customer's words, and where they stand. */
export function Places({ turn }: { turn: ReviewTurn }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const { places, left, verdict } = turn;
  const shown = all ? places : places.slice(0, FEW);
  const more = places.length - FEW + left;
  return (
    <div className={css.places}>
      {verdict === "open" ? null : (
        <em data-verdict={verdict}>{say(`review.verdict.${verdict}`)}</em>
      )}
      {keyed(shown, ({ text, place }) => `${text} ${JSON.stringify(place)}`).map(
        ({ key, row: { text, place, times } }) => (
          <p key={key}>
            <b>{text}</b>
            <small>
              {whereWords(place, say)}
              {times > 1 ? ` · ${say("review.times", { count: times })}` : ""}
            </small>
          </p>
        ),
      )}
      {more > 0 && !all ? (
        <button
          type="button"
          className="plain link"
          {...INNER_STOP}
          onClick={() => setAll(true)}
          data-testid="review-places"
        >
          {say("review.morePlaces", { count: more })}
        </button>
      ) : null}
      {all && left > 0 ? <small>{say("review.placesLeft", { count: left })}</small> : null}
    </div>
  );
}

function whereWords(place: AskedAt, say: Say): string {
  switch (place.kind) {
    case "dialogue":
      return say("review.at.dialogue", { title: place.title });
    case "phrasing":
      return say("review.at.phrasing", { question: place.question });
    case "situation": {
      const { now, order, channel } = place.context;
      const when = [
        now ? shortTime(now) : "",
        order ? say(`orderState.${order.state ?? "none"}`) : "",
        channel === "phone" ? say("channel.phone") : "",
      ].filter(Boolean);
      return when.length > 0
        ? say("review.at.situation", { when: when.join(say("common.comma")) })
        : say("review.at.phrasing", { question: place.question });
    }
    case "aside":
      return say(place.context.events?.length ? "review.at.event" : "review.at.word");
    case "session":
      return say("review.at.session");
    case "message":
      return say("review.at.message");
  }
}
