import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type Diagnostic, type EntryRow } from "@/platform";
import { KB, useEntries } from "@/state/queries";
import css from "./phrasings.module.css";

type Props = {
  entry: string;
  index: number;
  phrasing: string;
  diagnostic: Diagnostic;
  /** Takes the phrasing out of this entry. */
  onRemove: () => void;
};

/** Two entries have the same phrasing: which one keeps it, or neither. */
export function DuplicateFix({ entry, index, phrasing, diagnostic, onRemove }: Props) {
  const say = useSay();
  const rows = useEntries().data ?? [];
  const other =
    diagnostic.code === "duplicate-phrasing" ? otherEntry(diagnostic, entry, rows) : null;
  const takeFrom = useTakeFrom();
  const button = (what: "take" | "leave" | "both" | "remove", act: () => void) => (
    <Button
      key={what}
      size="small"
      type="link"
      onClick={act}
      data-testid={what === "remove" ? `fix-phrasing-${index}` : `fix-phrasing-${index}-${what}`}
    >
      {what === "remove" ? say("answers.removeThis") : say(`answers.duplicate.${what}`)}
    </Button>
  );
  if (!other) return button("remove", onRemove);
  return (
    <span className={css.fixes}>
      {button("take", () => void takeFrom(other, phrasing))}
      {button("leave", onRemove)}
      {button("both", () => {
        void takeFrom(other, phrasing).then((taken) => {
          if (taken) onRemove();
        });
      })}
    </span>
  );
}

/** The entry that has it as well, as the check names it: by id, and by its question besides. */
export function otherEntry(
  { message }: Diagnostic,
  entry: string,
  rows: readonly EntryRow[],
): EntryRow | null {
  const named = rows.filter(
    ({ id, question }) => id !== entry && message.en.includes(`\`${id}\` (${question})`),
  );
  return named[0] ?? null;
}

/** Takes a phrasing out of another entry; whether it was there to be taken. */
function useTakeFrom() {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return async (from: EntryRow, phrasing: string): Promise<boolean> => {
    try {
      await drafts.flush(partKey("entry", from.id));
      const { draft } = await platform.entry(from.id);
      const phrasings = draft.phrasings.filter((one) => folded(one) !== folded(phrasing));
      const outcome = await platform.saveDraft(
        { kind: "entry", draft },
        { kind: "entry", draft: { ...draft, phrasings } },
        null,
      );
      await queries.invalidateQueries({ queryKey: KB });
      if (outcome.outcome === "conflict") {
        void message.warning(say("answers.moveConflict"));
        return false;
      }
      void message.success(say("answers.duplicate.taken", { question: from.question }));
      return true;
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
      return false;
    }
  };
}

/** Signs, blanks and letters' size make no other phrasing. */
const folded = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
