import { ArrowDownOutlined, ArrowUpOutlined, SwapOutlined } from "@ant-design/icons";
import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { BehaviorChange } from "@/platform";
import { useOutcomeWords } from "./useOutcomeWords";
import css from "./fix.module.css";

const icons = { worse: ArrowDownOutlined, open: SwapOutlined, better: ArrowUpOutlined };

/**
 * One thing that would be answered differently: where, the words, what comes of it now and then.
 */
export function BehaviorChangeLine({
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
