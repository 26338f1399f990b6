import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { ProposedTurn } from "@/platform";
import css from "./protection.module.css";

/** What the customer says, in which circumstances, and what the bot answers today. */
export function ProposedTurnLine({ turn }: { turn: ProposedTurn }) {
  const say = useSay();
  const { customer, order, product, at, channel, reply, expected } = turn;
  const circumstances = [
    order ? say(`orderState.${order}`) : "",
    product,
    channel === "chat" ? "" : say(`channel.${channel}`),
    at ? shortTime(at) : "",
  ].filter(Boolean);
  return (
    <>
      <dt>{say("protection.customer")}</dt>
      <dd>
        {customer.trim() || say("protection.wordless")}
        {circumstances.length ? <small>{circumstances.join(" · ")}</small> : null}
      </dd>
      {expected ? (
        <>
          <dt>{say("protection.reply")}</dt>
          <dd className={css.reply} title={reply}>
            {reply || say("simulator.silent")}
          </dd>
        </>
      ) : null}
    </>
  );
}
