import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { useNavigation } from "@/state/navigation";
import type { DraftPhase } from "@/drafts/draftStore";
import { useSay } from "@/i18n";
import type { DialogueChange, Draft } from "@/platform";
import { Section } from "@/pages/answers/shared/Section";
import { useDialogueChanges } from "./useDialogueChanges";
import css from "./builder.module.css";

const SHOWN = 8;

/**
 * Which test dialogues go differently because of this edit. Nothing waits for it, and nothing is
 * shown until something was edited.
 */
export function Changes({ draft, phase }: { draft: Draft; phase: DraftPhase }) {
  const say = useSay();
  const { comparison, looking } = useDialogueChanges(draft, phase);
  if (!comparison && !looking) return null;
  const changes = comparison?.changes ?? [];
  return (
    <Section
      name="changes"
      title={say(!comparison || comparison.saved ? "handover.didChange" : "handover.willChange")}
      count={changes.length}
      hint={looking ? say("handover.looking") : undefined}
    >
      <div aria-busy={looking} data-testid="rule-changes">
        {comparison && changes.length === 0 && !looking ? (
          <p className={css.quiet}>{say("handover.noChange")}</p>
        ) : null}
        <ul className={css.dialogues}>
          {changes.slice(0, SHOWN).map((change) => (
            <ChangeLine
              key={`${change.file}-${change.turn}`}
              change={change}
              saved={comparison?.saved ?? false}
            />
          ))}
        </ul>
        {changes.length > SHOWN ? (
          <p className={css.quiet}>{say("handover.more", { count: changes.length - SHOWN })}</p>
        ) : null}
      </div>
    </Section>
  );
}

function ChangeLine({ change, saved }: { change: DialogueChange; saved: boolean }) {
  const say = useSay();
  const { go } = useNavigation();
  const tone =
    change.passes_before && !change.passes_after
      ? "bad"
      : !change.passes_before && change.passes_after
        ? "good"
        : undefined;
  return (
    <li className={css.change} data-tone={tone} data-testid={`change-${change.file}`}>
      <header>
        <button
          type="button"
          className="plain link"
          onClick={() => go({ page: "dialogues", dialogue: change.file })}
        >
          {change.title}
        </button>
        <small>
          {say("handover.turn", { number: change.turn + 1 })} · {change.message}
        </small>
        {tone === "bad" ? (
          <span data-tone="bad">
            <CloseCircleFilled /> {say("handover.breaks")}
          </span>
        ) : null}
        {tone === "good" ? (
          <span data-tone="good">
            <CheckCircleFilled /> {say("handover.mends")}
          </span>
        ) : null}
      </header>
      <dl>
        <dt>{say(saved ? "handover.wasSaid" : "handover.nowSays")}</dt>
        <dd>{change.before || say("handover.silent")}</dd>
        <dt>{say(saved ? "handover.nowSays" : "handover.wouldSay")}</dt>
        <dd>{change.after || say("handover.silent")}</dd>
      </dl>
    </li>
  );
}
