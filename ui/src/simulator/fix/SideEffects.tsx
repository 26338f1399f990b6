import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  SwapOutlined,
  CheckCircleFilled,
  ExclamationCircleFilled,
} from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { FixImpact, BehaviorChange, Outcome } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { keyed } from "@/ui/keyed";
import css from "./fix.module.css";

const FOLDED = 4;

/** What else would be answered differently, what gets worse first; or that nothing would. */
export function SideEffects({ impact }: { impact: FixImpact }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const { changes, phrasings, dialogues, messages, cancelled } = impact;
  const compared = [
    phrasings > 0 ? say("fix.comparedPhrasings", { count: phrasings }) : "",
    dialogues > 0 ? say("fix.comparedDialogues", { count: dialogues }) : "",
    messages > 0 ? say("fix.comparedMessages", { count: messages }) : "",
  ]
    .filter(Boolean)
    .join(say("common.comma"));
  const shown = changes.slice(0, all ? undefined : FOLDED);
  const worse = changes.filter(({ verdict }) => verdict === "worse").length;
  return (
    <div data-testid="fix-effects" data-changes={changes.length} data-worse={worse}>
      <p className={css.summary}>
        {changes.length === 0
          ? say("fix.nothingElse", { compared })
          : say(worse > 0 ? "fix.alteredWorse" : "fix.altered", {
              count: changes.length,
              worse,
              compared,
            })}
        {cancelled ? ` ${say("fix.notAll")}` : ""}
      </p>
      {changes.length > 0 ? (
        <ul className={css.changes}>
          {keyed(shown, ({ place, text }) => `${JSON.stringify(place)} ${text}`).map(
            ({ key, row }) => (
              <BehaviorChangeLine key={key} change={row} />
            ),
          )}
        </ul>
      ) : null}
      {!all && changes.length > FOLDED ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {say("fix.showAll", { count: changes.length })}
        </Button>
      ) : null}
    </div>
  );
}

const icons = { worse: ArrowDownOutlined, open: SwapOutlined, better: ArrowUpOutlined };

/**
 * One thing that would be answered differently: where, the words, what comes of it now and then.
 */
function BehaviorChangeLine({
  change: { place, text, before, after, verdict },
}: {
  change: BehaviorChange;
}) {
  const say = useSay();
  const words = useOutcomeWords();
  const { go } = useNavigation();
  const Icon = icons[verdict];
  const where =
    place.kind === "dialogue" ? (
      <button
        type="button"
        className="plain link"
        onClick={() => go({ page: "dialogues", dialogue: place.file })}
      >
        {say("fix.inDialogue", { title: place.title })}
      </button>
    ) : place.kind === "phrasing" ? (
      <button
        type="button"
        className="plain link"
        onClick={() => go({ page: "answers", entry: place.entry })}
      >
        {say("fix.inEntry", { question: place.question })}
      </button>
    ) : (
      say("fix.inMessage")
    );
  return (
    <li data-verdict={verdict} data-testid="fix-change">
      <p>
        <em>
          <Icon aria-hidden /> {say(`fix.verdict.${verdict}`)}
        </em>{" "}
        <b>{text}</b>
      </p>
      <p className={css.change}>
        {words(before)} → {words(after)} <small>{where}</small>
      </p>
    </li>
  );
}

/** What the bot would do about this very message; where a phrasing is not enough, why. */
export function Then({ outcome, settles }: { outcome: Outcome | null; settles: boolean }) {
  const say = useSay();
  const words = useOutcomeWords();
  if (!outcome) return null;
  const does = words(outcome);
  const why =
    outcome.action === "hand_over" && !outcome.entry
      ? say("fix.ruleFirst")
      : outcome.action === "small_talk"
        ? say("fix.smallTalkFirst")
        : "";
  return (
    <p className={css.then} data-testid="fix-then" data-settles={settles}>
      {settles ? (
        <CheckCircleFilled style={{ color: "var(--good)" }} aria-hidden />
      ) : (
        <ExclamationCircleFilled style={{ color: "var(--warning)" }} aria-hidden />
      )}
      <span>
        {say(settles ? "fix.thenDoes" : "fix.thenStill", {
          does,
          score: Math.round(outcome.score / 100),
        })}{" "}
        {why}
      </span>
    </p>
  );
}

/** What the bot does, in a few words: 答「什么时候发货」. */
function useOutcomeWords(): (outcome: Outcome) => string {
  const say = useSay();
  return ({ action, questions }) => {
    const named = questions
      .map((question) => say("fix.quoted", { question }))
      .join(say("common.comma"));
    switch (action) {
      case "answer":
        return say("fix.does.answer", { named });
      case "confirm":
        return say("fix.does.confirm", { named });
      case "clarify":
        return say("fix.does.clarify", { named });
      case "ask_product":
        return say("fix.does.askProduct", { named });
      case "ask_order":
        return say("fix.does.askOrder", { named });
      case "hand_over":
        return named ? say("fix.does.handOverAbout", { named }) : say("fix.does.handOver");
      case "small_talk":
        return say("fix.does.smallTalk");
      case "unknown":
        return say("fix.does.unknown");
      default:
        return say(`trace.action.${action}`);
    }
  };
}
