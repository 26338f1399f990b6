import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { useLocalized, useSay } from "@/i18n";
import type { ReleasePreview } from "@/platform";
import { Gate } from "./gates/Gate";
import { stateOf, type Reasons } from "./gates/reasons";
import css from "./gates/gates.module.css";

type Props = {
  preview: ReleasePreview;
  /** For which gates the person gives a reason to pass over them. */
  reasons: Reasons;
  onReasons: (reasons: Reasons) => void;
};

/** Whether it may be released: the checks, what stands in the way first. */
export function ReleaseCheck({ preview, reasons, onReasons }: Props) {
  const say = useSay();
  const localized = useLocalized();
  const { gates, blockers, tally } = preview;
  const isOpen = (id: string) => gates.some((gate) => gate.id === id && gate.state === "open");
  const closed = gates.filter(({ state }) => state !== "open");
  const open = gates.filter(({ state }) => state === "open");
  const noted = open.filter(({ causes }) => causes.length > 0);
  const others = blockers.filter(({ zh }) => gates.every(({ reason }) => reason?.zh !== zh));
  return (
    <ul className={css.gates} data-testid="release-checks">
      {others.map((blocker) => (
        <li key={blocker.zh} data-state="blocked">
          <ExclamationCircleFilled aria-hidden />
          <div>
            <p>{localized(blocker)}</p>
          </div>
        </li>
      ))}
      {[...closed, ...noted].map((gate) => (
        <Gate
          key={gate.id}
          gate={gate}
          state={stateOf(gate, reasons)}
          reason={reasons[gate.id]}
          onReason={(reason) => {
            const { [gate.id]: _, ...rest } = reasons;
            onReasons(reason === null ? rest : { ...rest, [gate.id]: reason });
          }}
        />
      ))}
      <li data-state="open" className={css.fine} hidden={open.length === noted.length}>
        <CheckCircleFilled aria-hidden />
        <ul>
          {open
            .filter((gate) => !noted.includes(gate))
            .map((gate) => (
              <li key={gate.id} data-testid={`gate-${gate.id}`} data-state="open">
                {gate.id === "dialogues-pass" && isOpen("has-dialogues")
                  ? say("release.dialogues", { passed: tally.passed, total: tally.total })
                  : localized(gate.title)}
              </li>
            ))}
        </ul>
      </li>
      <li data-state={preview.encoder === null ? "blocked" : "open"} data-testid="release-encoder">
        {preview.encoder === null ? (
          <ExclamationCircleFilled aria-hidden />
        ) : (
          <CheckCircleFilled aria-hidden />
        )}
        <div>
          <p>{say(preview.encoder === null ? "release.wordsOnly" : "release.withEncoder")}</p>
        </div>
      </li>
    </ul>
  );
}
