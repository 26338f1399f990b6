import { WarningFilled } from "@ant-design/icons";
import { Segmented } from "antd";
import { useState } from "react";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useSay } from "@/i18n";
import type { Capability, PersonaDraft } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { usePlaceholders } from "@/state/queries";
import { useRestDrawn } from "@/ui/useRestDrawn";
import { MomentLine } from "./MomentLine";
import { standIn } from "./slots";
import css from "./phrases.module.css";

/** So many moments fill a window. */
const IN_SIGHT = 6;

/** Moment by moment what the persona says, every variant where it can be changed. */
export function PhraseTable({
  part,
  draft,
  capabilities,
}: {
  part: PartDraft<"persona">;
  draft: PersonaDraft;
  capabilities: Capability[];
}) {
  const say = useSay();
  const { go, target } = useNavigation();
  const all = useRestDrawn(target.moment !== undefined);
  const placeholders = usePlaceholders().data ?? [];
  const [which, setWhich] = useState<"all" | "problems">("all");
  const troubled = (moment: string) =>
    part.diagnostics.some(
      ({ field }) => field === `moments.${moment}` || field.startsWith(`moments.${moment}.`),
    );
  const empty = (moment: PersonaDraft["moments"][number]) =>
    standIn(moment.moment) === "needed" && moment.phrases.length === 0;
  const problems = draft.moments.filter((one) => troubled(one.moment) || empty(one));
  const ofCare = part.diagnostics.filter(({ field }) => field.startsWith("care."));
  const shown = which === "problems" && problems.length > 0 ? problems : draft.moments;
  return (
    <div>
      <header className={css.lead}>
        <p>{say("phrase.lead")}</p>
        {problems.length > 0 ? (
          <Segmented
            size="small"
            value={which}
            onChange={setWhich}
            data-testid="phrase-filter"
            options={[
              { value: "all" as const, label: say("phrase.all") },
              {
                value: "problems" as const,
                label: say("phrase.problems", { count: problems.length }),
              },
            ]}
          />
        ) : null}
      </header>
      {ofCare.length > 0 ? (
        <p className={css.elsewhere}>
          <WarningFilled aria-hidden /> {say("persona.careProblems", { count: ofCare.length })}{" "}
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "care", care: ofCare[0]?.field.split(".")[1] })}
            data-testid="to-care"
          >
            {say("common.look")}
          </button>
        </p>
      ) : null}
      <ul>
        {shown.slice(0, all ? undefined : IN_SIGHT).map((moment) => (
          <MomentLine
            key={moment.moment}
            moment={moment}
            capabilities={capabilities}
            placeholders={placeholders}
            diagnostics={part.diagnostics}
            chat={draft.chat}
            onDone={part.flush}
            onCompleting={part.hold}
            onChange={(change) =>
              part.change((before) => ({
                moments: before.moments.map((one) =>
                  one.moment === moment.moment ? { ...one, ...change } : one,
                ),
              }))
            }
          />
        ))}
      </ul>
    </div>
  );
}
