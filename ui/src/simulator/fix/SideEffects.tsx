import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { FixImpact } from "@/platform";
import { BehaviorChangeLine } from "./BehaviorChangeLine";
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
