import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  QuestionCircleFilled,
} from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSay } from "@/i18n";
import { usePlatform, type TouchedDialogue, type Draft, type RuleCoverage } from "@/platform";
import { useNavigation } from "@/state/navigation";
import css from "./builder.module.css";

/** The test dialogues that meet this rule, and whether they expect that. */
export function Touches({ rule }: { rule: string }) {
  const say = useSay();
  const { go } = useNavigation();
  const touches = useRuleTouches();
  const dialogues = touches.data?.find((one) => one.rule === rule)?.dialogues ?? [];
  if (touches.isError) return <p className={css.quiet}>{say("handover.touchesFailed")}</p>;
  if (!touches.data)
    return (
      <p className={css.quiet} aria-busy="true">
        {say("handover.looking")}
      </p>
    );
  if (dialogues.length === 0) return <p className={css.quiet}>{say("handover.noTouches")}</p>;
  return (
    <ul className={css.dialogues} data-testid="rule-touches">
      {dialogues.map((dialogue) => (
        <li key={`${dialogue.file}-${dialogue.turn}`} data-testid={`touch-${dialogue.file}`}>
          <TouchMark dialogue={dialogue} />
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "dialogues", dialogue: dialogue.file })}
          >
            {dialogue.title}
          </button>
          {dialogue.turn === null ? null : (
            <small>{say("handover.turn", { number: dialogue.turn + 1 })}</small>
          )}
        </li>
      ))}
    </ul>
  );
}

function TouchMark({ dialogue: { turn, expected } }: { dialogue: TouchedDialogue }) {
  const say = useSay();
  if (turn === null)
    return (
      <span data-tone="bad">
        <ExclamationCircleFilled /> {say("handover.neverFires")}
      </span>
    );
  return expected ? (
    <span data-tone="good">
      <CheckCircleFilled /> {say("handover.expected")}
    </span>
  ) : (
    <span data-tone="warn">
      <QuestionCircleFilled /> {say("handover.unexpected")}
    </span>
  );
}

/**
 * In which test dialogues each rule has a part, as the files stand. All dialogues are played for
 * it, so nothing waits for it.
 */
export function useRuleTouches() {
  const platform = usePlatform();
  return useQuery<RuleCoverage[]>({
    queryKey: ["kb", "rule-touches"],
    queryFn: () => platform.ruleCoverage(null as Draft | null),
    placeholderData: keepPreviousData,
  });
}
