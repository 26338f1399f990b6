import { TranslationOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { savedTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { WordingsView as View } from "@/platform";
import { useWordings } from "@/state/queries";
import { EmptyNote, ErrorNote, Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { RunProgress } from "../RunProgress";
import { MixedPairs } from "./MixedPairs";
import { WaysTable } from "./WaysTable";
import { useChecking, type CheckingControl } from "./checking";
import css from "./wordings.module.css";

/** How entries stand up to the ways in which customers write, and which are mixed up. */
export function WordingsView() {
  const say = useSay();
  const wordings = useWordings();
  const checking = useChecking();
  const { far, error, start, stop } = checking;
  return (
    <div className={css.page} data-testid="wordings">
      <div className={css.column}>
        {error ? <ErrorNote error={error} /> : null}
        {far ? (
          <RunProgress
            {...far}
            words={say(`wordings.stage.${far.stage}`, far)}
            onStop={stop}
            testid="wordings"
          />
        ) : null}
        <Loaded query={wordings}>
          {(found) =>
            found ? (
              <Found view={found} checking={checking} />
            ) : far ? null : (
              <EmptyNote
                icon={<TranslationOutlined aria-hidden />}
                title={say("wordings.emptyTitle")}
                action={
                  <Button type="primary" onClick={start} data-testid="wordings-start">
                    {say("wordings.start")}
                  </Button>
                }
              >
                {say("wordings.emptyBody")}
              </EmptyNote>
            )
          }
        </Loaded>
      </div>
    </div>
  );
}

function Found({ view, checking }: { view: View; checking: CheckingControl }) {
  const say = useSay();
  const sum = (of: "tried" | "right" | "asked_back") =>
    view.ways.reduce((all, way) => all + way[of], 0);
  const [tried, right, asked] = [sum("tried"), sum("right"), sum("asked_back")];
  const { wordings, looked_at: lookedAt, messages } = view.slips;
  return (
    <>
      <section className={css.headline} data-stale={view.stale} data-testid="wordings-share">
        <p className={css.share}>
          <strong>{tried === 0 ? 100 : Math.floor((100 * right) / tried)}%</strong>
          <span>{say("wordings.right", { count: tried, right, asked })}</span>
        </p>
        <p className={css.when}>
          <span>{say("protection.measured", { time: savedTime(view.measured_at) })}</span>
          {view.stale ? (
            <b role="status" data-testid="wordings-stale">
              {say("wordings.stale")}
            </b>
          ) : null}
          <Button
            size="small"
            type={view.stale ? "primary" : "default"}
            disabled={checking.far !== null}
            onClick={checking.start}
            data-testid="wordings-again"
          >
            {say("wordings.again")}
          </Button>
        </p>
      </section>
      <Part title={say("wordings.ways")} count={view.all_entries} testid="wordings-ways">
        {view.entries.length === 0 ? (
          <p className={css.lead}>{say("wordings.allRight")}</p>
        ) : (
          <>
            <p className={css.lead}>{say("wordings.waysLead")}</p>
            <WaysTable view={view} />
          </>
        )}
      </Part>
      <Part title={say("wordings.pairs")} count={view.all_pairs} testid="wordings-pairs">
        <p className={css.lead}>
          {say("wordings.bounds", { wordings: lookedAt, messages })}
          {lookedAt < wordings ? say("wordings.someOf", { all: wordings }) : null}
        </p>
        <MixedPairs pairs={view.pairs} />
      </Part>
    </>
  );
}
