import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useSay } from "@/i18n";
import type { Judging } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useJudging } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { Failures } from "./Failures";
import { Measured } from "./Measured";
import { SampledCard } from "./SampledCard";
import { useJudge } from "./useJudge";
import css from "./judging.module.css";

/** Some of what the bot answers right away, one at a time: was that right? */
export function JudgingPart() {
  const say = useSay();
  return (
    <Part title={say("judging.title")} testid="judging">
      <p className={css.lead}>{say("judging.lead")}</p>
      <Loaded query={useJudging()}>{(judging) => <Judged judging={judging} />}</Loaded>
    </Part>
  );
}

function Judged({ judging }: { judging: Judging }) {
  const say = useSay();
  const { target } = useNavigation();
  const card = useRef<HTMLDivElement>(null);
  const { judge, takeBack, busy } = useJudge(card);
  const { next, sample, judged } = judging;
  const asked = target.page === "discover" && target.part === "judging";
  useEffect(() => {
    if (asked) card.current?.focus();
  }, [asked]);
  if (sample === 0) return <p className={css.done}>{say("judging.nothing")}</p>;
  return (
    <>
      {next ? (
        <SampledCard
          place={card}
          sampled={next}
          busy={busy}
          onJudge={(verdict) => judge(next.text, verdict)}
          onTakeBack={judging.can_take_back ? takeBack : null}
        />
      ) : (
        <p className={css.done} role="status" data-testid="judging-done">
          {say("judging.done", { count: sample })}
          {judging.can_take_back ? (
            <Button size="small" type="text" disabled={busy} onClick={takeBack}>
              {say("judging.takeBack")}
            </Button>
          ) : null}
        </p>
      )}
      {judged > 0 ? <Measured judging={judging} /> : null}
      <Failures failures={judging.failures} />
    </>
  );
}
