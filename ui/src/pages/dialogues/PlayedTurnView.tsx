import { CloseCircleFilled } from "@ant-design/icons";
import Bubble from "@ant-design/x/es/bubble";
import { useSay, useLocalized } from "@/i18n";
import type { PlayedTurn, ExpectationFailure } from "@/platform";
import { Avatar } from "@/simulator/chat/BotTurn";
import { ReplyPictures } from "@/simulator/chat/ReplyPictures";
import { useNavigation } from "@/state/navigation";
import { useSpeakingName } from "@/state/queries";
import { keyed } from "@/ui/keyed";
import css from "./dialogues.module.css";
import chat from "@/simulator/chat/chat.module.css";

/** What the customer said, what the bot did, and where that isn't what was expected. */
export function PlayedTurnView({ played: { customer, turn, failures } }: { played: PlayedTurn }) {
  const say = useSay();
  const { go } = useNavigation();
  const name = useSpeakingName();
  const hit = turn.candidates.find(({ entry }) => entry === turn.entry);
  return (
    <li className={css.turn} data-failed={failures.length > 0}>
      {customer.trim() ? (
        <div className={chat.customer}>
          <Bubble placement="end" content={customer} classNames={{ content: chat.green }} />
        </div>
      ) : (
        <p className={chat.wordless}>{say("simulator.wordless")}</p>
      )}
      <div className={chat.bot}>
        {turn.replies.map((reply, index) => (
          <Bubble
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of the bubble
            key={index}
            placement="start"
            avatar={index === 0 ? <Avatar name={name} /> : <span className={chat.noAvatar} />}
            content={reply.text}
            contentRender={() => (
              <>
                {reply.text}
                <ReplyPictures reply={reply} />
              </>
            )}
            classNames={{ content: css.said }}
          />
        ))}
        {turn.replies.length === 0 ? (
          <p className={chat.silent}>{say("simulator.silent")}</p>
        ) : null}
        <p className={css.outcome}>
          {turn.entry ? (
            <button
              type="button"
              className="plain link"
              onClick={() => go({ page: "answers", entry: turn.entry ?? "" })}
            >
              {say("trace.hit")}「{hit?.question ?? turn.entry}」
            </button>
          ) : (
            say(`trace.action.${turn.action}`)
          )}
          {turn.options.length > 0
            ? ` · ${turn.options.map(({ label }) => label).join(" / ")}`
            : ""}
        </p>
        {keyed(failures, ({ field, expected }) => `${field} ${expected}`).map(({ key, row }) => (
          <FailureNote
            key={key}
            failure={row}
            said={turn.replies.map(({ text }) => text).join("\n")}
          />
        ))}
      </div>
    </li>
  );
}

/**
 * Expected and actual, one under the other; what was said stands right above and needs no
 * repeating.
 */
function FailureNote({ failure, said }: { failure: ExpectationFailure; said: string }) {
  const say = useSay();
  const localized = useLocalized();
  return (
    <div className={css.failure} role="note" data-testid="expectation-failure">
      <p>
        <CloseCircleFilled aria-hidden /> {localized(failure.message)}
      </p>
      <dl>
        <div>
          <dt>{say(failure.field === "lacks" ? "dialogues.unwanted" : "dialogues.expected")}</dt>
          <dd>{failure.expected || say("common.empty")}</dd>
        </div>
        {failure.actual === said ? null : (
          <div>
            <dt>{say("dialogues.actual")}</dt>
            <dd>{failure.actual || say("common.empty")}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
