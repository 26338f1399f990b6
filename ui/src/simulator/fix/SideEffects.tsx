import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { Foresight } from "@/platform";
import { AlterationLine } from "./AlterationLine";
import css from "./fix.module.css";

const FOLDED = 4;

/** What else would be answered differently, what gets worse first; or that nothing would. */
export function SideEffects({ foresight }: { foresight: Foresight }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const { altered, phrasings, dialogues, messages, cancelled } = foresight;
  const compared = [
    phrasings > 0 ? say("fix.comparedPhrasings", { count: phrasings }) : "",
    dialogues > 0 ? say("fix.comparedDialogues", { count: dialogues }) : "",
    messages > 0 ? say("fix.comparedMessages", { count: messages }) : "",
  ]
    .filter(Boolean)
    .join(say("common.comma"));
  const worse = altered.filter(({ verdict }) => verdict === "worse").length;
  return (
    <div data-testid="fix-effects" data-altered={altered.length} data-worse={worse}>
      <p className={css.summary}>
        {altered.length === 0
          ? say("fix.nothingElse", { compared })
          : say(worse > 0 ? "fix.alteredWorse" : "fix.altered", {
              count: altered.length,
              worse,
              compared,
            })}
        {cancelled ? ` ${say("fix.notAll")}` : ""}
      </p>
      {altered.length > 0 ? (
        <ul className={css.altered}>
          {altered.slice(0, all ? undefined : FOLDED).map((one, index) => (
            <AlterationLine key={index} alteration={one} />
          ))}
        </ul>
      ) : null}
      {!all && altered.length > FOLDED ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {say("fix.showAll", { count: altered.length })}
        </Button>
      ) : null}
    </div>
  );
}
