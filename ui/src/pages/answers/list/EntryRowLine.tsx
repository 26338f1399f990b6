import { SafetyOutlined } from "@ant-design/icons";
import { memo, type MouseEvent } from "react";
import { occurrences } from "@/domain/characters";
import { daysUntil } from "@/domain/clock";
import { modHeld } from "@/domain/keyNames";
import { useDraftPhase } from "@/drafts/DraftsProvider";
import { useSay } from "@/i18n";
import { ListOption } from "@/ui/ListOption";
import { SeverityIcon } from "@/ui/icons";
import { Highlighted } from "@/ui/text";
import type { EntryRow, SearchHit } from "@/platform";
import css from "./list.module.css";

type Props = {
  row: EntryRow;
  /** What brought it up, if it was searched for. */
  hit: SearchHit | null;
  query: string;
  selected: boolean;
  /** Whether it is among those that something is done to together. */
  chosen: boolean;
  /** Its place in the list, in pixels. */
  top: number;
  height: number;
  onOpen: (id: string) => void;
  onToggle: (id: string) => void;
  onExtend: (id: string) => void;
};

/**
 * One entry of the list: its question, what the search found in it, and whether something is wrong.
 */
export const EntryRowLine = memo(function EntryRowLine({
  row,
  hit,
  query,
  selected,
  chosen,
  top,
  height,
  onOpen,
  onToggle,
  onExtend,
}: Props) {
  const say = useSay();
  const unsaved = useDraftPhase("entry", row.id);
  const days = row.review_by ? daysUntil(row.review_by) : null;
  const severity = row.errors ? "error" : row.warnings ? "warning" : null;
  // What was found is marked in the question; where it stands elsewhere in the entry, that piece of
  // text is shown.
  const elsewhere =
    hit !== null && hit.highlights.length === 0 && hit.snippet !== "" && hit.title !== hit.snippet;
  const pick = (event: MouseEvent) => {
    if (event.shiftKey) onExtend(row.id);
    else onToggle(row.id);
  };
  return (
    <ListOption
      id={`entry-${row.id}`}
      selected={selected}
      className={css.row}
      style={{ transform: `translateY(${top}px)`, height }}
      data-disabled={!row.enabled}
      aria-checked={chosen}
      onClick={(event) => {
        if (event.shiftKey || modHeld(event)) pick(event);
        else onOpen(row.id);
      }}
      data-testid={`entry-row-${row.id}`}
    >
      {/* The keyboard chooses with Space; this is for the pointer. */}
      <span
        className={css.pick}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          pick(event);
        }}
        data-testid={`choose-${row.id}`}
      />
      <span className={css.question}>
        {hit && hit.title === row.question ? (
          <Highlighted text={row.question} ranges={hit.highlights} />
        ) : (
          row.question || say("answers.untitled")
        )}
      </span>
      <span className={css.marks}>
        {unsaved === "failed" || unsaved === "conflict" ? (
          <span className={css.unsaved} title={say("status.unsaved")} />
        ) : null}
        {row.sensitive && row.enabled ? (
          <SafetyOutlined
            className={css.sensitive}
            role="img"
            aria-label={say("answers.sensitive")}
            title={`${say("answers.sensitive")} · ${say("answers.sensitiveHint")}`}
          />
        ) : null}
        {row.enabled ? null : <span className={css.off}>{say("answers.off")}</span>}
        {days !== null && days <= 30 && row.enabled ? (
          <span className={css.off}>
            {days < 0 ? say("answers.expired") : say("answers.daysLeft", { count: days })}
          </span>
        ) : null}
        {severity ? <SeverityIcon severity={severity} /> : null}
      </span>
      <span className={css.sub}>
        {elsewhere ? (
          <Highlighted text={hit.snippet} ranges={occurrences(hit.snippet, query)} />
        ) : (
          [
            say("answers.rowPhrasings", { count: row.phrasings }),
            row.answers > 0 ? say("answers.rowAnswers", { count: row.answers }) : "",
          ]
            .filter(Boolean)
            .join(" · ")
        )}
      </span>
    </ListOption>
  );
});
