import { ExperimentOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect } from "react";
import { useSay } from "@/i18n";
import { useOnboarding } from "@/state/OnboardingProvider";
import { useNavigation } from "@/state/navigation";
import { toggleSimulator } from "@/state/preferences";
import { useDialogues } from "@/state/queries";
import { EmptyNote, Loaded } from "@/ui/notes";
import { Deviations } from "./Deviations";
import { DialogueList } from "./DialogueList";
import { DialogueView } from "./DialogueView";
import { RunBar } from "./RunBar";
import { useRun } from "./useRun";
import css from "./dialogues.module.css";

/** In place of a dialogue's file: what no longer goes as the dialogues expect. */
const DEVIATIONS = "";

/**
 * Conversations kept as tests: played on every change, so that nothing that worked breaks unseen.
 */
export function DialoguesView() {
  const say = useSay();
  const { target, go } = useNavigation();
  const dialogues = useDialogues();
  const run = useRun();
  const { finish } = useOnboarding();
  const { start } = run;
  useEffect(() => {
    if (target.run) start();
  }, [target, start]);
  useEffect(() => {
    if (run.report && !run.report.cancelled) finish("run");
  }, [run.report, finish]);
  return (
    <Loaded query={dialogues}>
      {(rows) => {
        if (rows.length === 0) {
          return (
            <div className={css.empty}>
              <EmptyNote
                icon={<ExperimentOutlined aria-hidden />}
                title={say("dialogues.emptyTitle")}
                action={
                  <Button type="primary" onClick={() => toggleSimulator(true)}>
                    {say("dialogues.emptyAction")}
                  </Button>
                }
              >
                {say("dialogues.emptyBody")}
              </EmptyNote>
            </div>
          );
        }
        const failed = rows.filter(({ outcome }) => outcome === "failed").length;
        const open = target.dialogue ?? (failed > 0 ? DEVIATIONS : (rows[0]?.file ?? null));
        return (
          <div className={css.split}>
            <section className={css.side} aria-label={say("nav.dialogues")}>
              <RunBar rows={rows} run={run} />
              {failed > 0 ? (
                <button
                  type="button"
                  className={css.deviations}
                  aria-current={open === DEVIATIONS}
                  onClick={() => go({ page: "dialogues", dialogue: DEVIATIONS })}
                  data-testid="deviations-open"
                >
                  <b>{say("dialogues.deviations", { count: failed })}</b>
                  <small>{say("dialogues.deviationsHint")}</small>
                </button>
              ) : null}
              <DialogueList
                rows={rows}
                open={open}
                onOpen={(dialogue) => go({ page: "dialogues", dialogue })}
              />
            </section>
            {open === DEVIATIONS ? <Deviations onAccepted={start} /> : null}
            {open ? <DialogueView key={open} file={open} /> : null}
          </div>
        );
      }}
    </Loaded>
  );
}
