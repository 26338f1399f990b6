import { SafetyCertificateOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useSay } from "@/i18n";
import type { ProtectionView as View } from "@/platform";
import { useProtection } from "@/state/queries";
import { EmptyNote, ErrorNote, Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { RunProgress } from "../RunProgress";
import { AddAll } from "./AddProposals";
import { Headline } from "./Headline";
import { PartCard } from "./PartCard";
import { useMeasuring, type MeasuringControl } from "./measuring";
import css from "./protection.module.css";

/** Which mistakes nobody would notice, the worst first, each with a dialogue that would. */
export function ProtectionView() {
  const say = useSay();
  const protection = useProtection();
  const measuring = useMeasuring();
  return (
    <div className={css.page} data-testid="protection">
      <div className={css.column}>
        {measuring.error ? <ErrorNote error={measuring.error} /> : null}
        {measuring.far ? (
          <RunProgress
            {...measuring.far}
            words={
              measuring.far.total === 0
                ? say("protection.preparing")
                : say("protection.progress", measuring.far)
            }
            onStop={measuring.stop}
            testid="protection"
          />
        ) : null}
        <Loaded query={protection}>
          {(found) =>
            found ? (
              <Found view={found} measuring={measuring} />
            ) : measuring.far ? null : (
              <EmptyNote
                icon={<SafetyCertificateOutlined aria-hidden />}
                title={say("protection.emptyTitle")}
                action={
                  <Button type="primary" onClick={measuring.start} data-testid="protection-start">
                    {say("protection.start")}
                  </Button>
                }
              >
                {say("protection.emptyBody")}
              </EmptyNote>
            )
          }
        </Loaded>
      </div>
    </div>
  );
}

function Found({ view, measuring }: { view: View; measuring: MeasuringControl }) {
  const say = useSay();
  const { parts, unshown, share } = view;
  return (
    <>
      <Headline view={view} busy={measuring.far !== null} onAgain={measuring.start} />
      {share.tried === 0 ? null : (
        <Part
          title={say("protection.gaps")}
          count={share.tried - share.noticed}
          extra={<AddAll parts={parts} />}
          testid="protection-gaps"
        >
          <p className={css.lead}>
            {say(parts.length ? "protection.gapsLead" : "protection.noGaps")}
          </p>
          <ol>
            {parts.map((part) => (
              <PartCard key={`${part.part.kind}-${part.part.id}`} part={part} />
            ))}
          </ol>
          {unshown > 0 ? (
            <p className={css.lead}>{say("protection.more", { count: unshown })}</p>
          ) : null}
        </Part>
      )}
    </>
  );
}
