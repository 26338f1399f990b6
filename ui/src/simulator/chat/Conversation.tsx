import Bubble from "@ant-design/x/es/bubble";
import { useSpeakingName } from "@/state/queries";
import { useSimulator } from "../SimulatorProvider";
import { Avatar, BotTurn } from "./BotTurn";
import { CustomerBubble, Happened } from "./CustomerBubble";
import css from "./chat.module.css";

/** What was said, from top to bottom. */
export function Conversation() {
  const { messages, turns, before, pending, send } = useSimulator();
  const name = useSpeakingName();
  return (
    <ol className={css.turns}>
      {messages.map((message, index) => {
        const turn = turns[index]?.turn;
        const events = message.context.events ?? [];
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of the turn
            key={index}
            data-turn={index}
            tabIndex={-1}
          >
            {events.length > 0 ? (
              <Happened index={index} events={events} alone={!message.text.trim()} />
            ) : null}
            {message.text.trim() ? <CustomerBubble index={index} text={message.text} /> : null}
            {turn ? (
              <BotTurn
                index={index}
                message={message}
                turn={turn}
                before={before[index] ?? null}
                last={index === messages.length - 1}
                onChoose={send}
              />
            ) : pending ? (
              <Bubble content="" loading placement="start" avatar={<Avatar name={name} />} />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
