import { MessageOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform, type TrialView } from "@/platform";
import { keys, useReleases, useReleaseTrial } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";
import css from "./trial.module.css";

/** Talking to a release in the browser, served as production serves it, before anybody else does. */
export function TrialBar() {
  const say = useSay();
  const platform = usePlatform();
  const queries = useQueryClient();
  const latest = useReleases().data?.[0]?.seq;
  const running = useReleaseTrial().data ?? null;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    } finally {
      // A bot may run although no browser opened.
      await queries.invalidateQueries({ queryKey: keys.trial });
      setBusy(false);
    }
  };

  return (
    <section className={css.trial} aria-label={say("trial.title")} data-testid="trial">
      {running ? (
        <Running
          trial={running}
          busy={busy}
          onShow={() => void run(() => platform.showTrial())}
          onStop={() => void run(() => platform.stopTrial())}
        />
      ) : null}
      {running && running.seq === latest ? null : (
        <div className={css.line}>
          <p id="trial-why" role="status">
            {busy
              ? say("trial.starting")
              : latest === undefined
                ? say("trial.none")
                : say("trial.what", { seq: latest })}
          </p>
          <Button
            icon={<MessageOutlined aria-hidden />}
            disabled={latest === undefined}
            loading={busy}
            aria-describedby="trial-why"
            onClick={() => {
              if (latest !== undefined) void run(() => platform.tryRelease(latest));
            }}
            data-testid="trial-start"
          >
            {say("trial.start")}
          </Button>
        </div>
      )}
      {error ? <ErrorNote error={error} /> : null}
    </section>
  );
}

type Props = { trial: TrialView; busy: boolean; onShow: () => void; onStop: () => void };

function Running({ trial, busy, onShow, onStop }: Props) {
  const say = useSay();
  return (
    <div className={css.line} data-testid="trial-running" data-seq={trial.seq} data-url={trial.url}>
      <p role="status">
        {say("trial.running", { seq: trial.seq })} <code>{trial.url}</code>
      </p>
      <Button onClick={onShow} disabled={busy} data-testid="trial-show">
        {say("trial.show")}
      </Button>
      <Button onClick={onStop} disabled={busy} data-testid="trial-stop">
        {say("trial.stop")}
      </Button>
    </div>
  );
}
