import Bubble from "@ant-design/x/es/bubble";
import { useSimulator } from "../SimulatorProvider";
import { useSpeakingName } from "@/app/queries";
import { BotTurn } from "./BotTurn";
import { CustomerBubble } from "./CustomerBubble";
import { Avatar } from "./Avatar";
import css from "./chat.module.css";

/** What was said, from top to bottom. */
export function Conversation() {
  const { messages, turns, before, pending, send, edit, rewind } = useSimulator();
  const name = useSpeakingName();
  return (
    <ol className={css.turns}>
      {messages.map((message, index) => {
        const turn = turns[index]?.turn;
        return (
          <li key={index}>
            <CustomerBubble index={index} text={message.text} onEdit={(text) => edit(index, text)} onRewind={() => rewind(index)} />
            {turn
              ? <BotTurn index={index} message={message} turn={turn} before={before[index] ?? null} last={index === messages.length - 1} onChoose={send} />
              : pending ? <Bubble content="" loading placement="start" avatar={<Avatar name={name} />} /> : null}
          </li>
        );
      })}
    </ol>
  );
}
