import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { DraftPhase } from "@/drafts/draftStore";
import { same } from "@/drafts/same";
import { useSay } from "@/i18n";
import { Section } from "@/pages/answers/shared/Section";
import { usePlatform, type DialogueChange, type Draft } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useDebounced } from "@/state/useDebounced";
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

type Comparison = { changes: DialogueChange[]; saved: boolean };

const REST_MS = 900;

/**
 * What editing a part does to the test dialogues since it was opened. What can't be saved yet is
 * compared with the files. Once it is saved, the files are compared with what was opened, the other
 * way round: saving comes too soon after a key for anybody to read what it will do.
 */
function useDialogueChanges(
  draft: Draft,
  phase: DraftPhase,
): { comparison: Comparison | null; looking: boolean } {
  const platform = usePlatform();
  const opened = useRef(draft).current;
  const resting = useDebounced(draft, REST_MS);
  const saved = phase === "clean";
  const settled = resting === draft && phase !== "saving" && !same(opened, draft);
  const query = useQuery({
    queryKey: ["kb", "dialogue-changes", resting, saved, opened],
    queryFn: async (): Promise<Comparison> => {
      const changes = await platform.dialogueChanges(saved ? opened : resting);
      return { changes: saved ? changes.map(reversed) : changes, saved };
    },
    enabled: settled,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  return {
    comparison: same(opened, draft) ? null : (query.data ?? null),
    looking: query.isFetching || (!settled && !same(opened, draft)),
  };
}

/** Seen from the other end. */
function reversed(change: DialogueChange): DialogueChange {
  return {
    ...change,
    before: change.after,
    after: change.before,
    passes_before: change.passes_after,
    passes_after: change.passes_before,
  };
}
