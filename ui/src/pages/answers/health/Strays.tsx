import { Button } from "antd";
import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { Checkup, Fix } from "@/platform";
import { useApplyFix } from "@/simulator/fix/useApplyFix";
import type { CheckedDraft } from "./useCheckup";
import css from "./health.module.css";

/**
 * Phrasings that sit nearer to another entry: moved there or taken away with one click, which undo
 * takes back.
 */
export function Strays({ draft, checkup }: { draft: CheckedDraft; checkup: Checkup }) {
  const say = useSay();
  const { go } = useNavigation();
  const apply = useApplyFix();
  // One that was edited or taken away since is no longer this one.
  const strays = checkup.wordings.filter(
    ({ standing, rival, index, text }) =>
      standing === "strays" && rival && (index === null || draft.phrasings[index]?.trim() === text),
  );
  if (strays.length === 0) return null;
  return (
    <ul className={css.strays}>
      {strays.map(({ index, text, rival }) => {
        if (!rival) return null;
        const move: Fix = { kind: "move", from: draft.id, to: rival.entry, phrasing: text };
        const remove: Fix = { kind: "remove", entry: draft.id, phrasing: text };
        return (
          <li key={index ?? "question"} data-testid={`stray-${index ?? "question"}`}>
            <p>
              <b>{text}</b> {say("health.nearer")}{" "}
              <button
                type="button"
                className="plain link"
                onClick={() => go({ page: "answers", entry: rival.entry })}
              >
                {rival.question}
              </button>
              <small>{say("health.like", { wording: rival.wording })}</small>
            </p>
            {index === null ? null : (
              <span>
                <Button
                  size="small"
                  onClick={() => void apply(move)}
                  data-testid={`stray-move-${index}`}
                >
                  {say("health.move")}
                </Button>
                <Button
                  size="small"
                  type="text"
                  onClick={() => void apply(remove)}
                  data-testid={`stray-remove-${index}`}
                >
                  {say("answers.removeThis")}
                </Button>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
