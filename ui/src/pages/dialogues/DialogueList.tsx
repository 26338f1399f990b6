import type { KeyboardEvent } from "react";
import { useSay } from "@/i18n";
import type { DialogueRow } from "@/platform";
import { ListOption } from "@/ui/ListOption";
import { OutcomeIcon } from "@/ui/icons";
import css from "./dialogues.module.css";

/** The dialogues; those that failed stand first. */
export function DialogueList({
  rows,
  open,
  onOpen,
}: {
  rows: DialogueRow[];
  open: string | null;
  onOpen: (file: string) => void;
}) {
  const say = useSay();
  const sorted = [
    ...rows.filter(({ outcome }) => outcome === "failed"),
    ...rows.filter(({ outcome }) => outcome !== "failed"),
  ];
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step ? sorted[sorted.findIndex(({ file }) => file === open) + step] : undefined;
    if (!next) return;
    event.preventDefault();
    onOpen(next.file);
    document.getElementById(`dialogue-${next.file}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div
      className={css.list}
      role="listbox"
      tabIndex={0}
      aria-label={say("nav.dialogues")}
      aria-activedescendant={open ? `dialogue-${open}` : undefined}
      onKeyDown={move}
    >
      {sorted.map((row) => (
        <ListOption
          key={row.file}
          id={`dialogue-${row.file}`}
          selected={row.file === open}
          className={css.row}
          onClick={() => onOpen(row.file)}
          data-testid={`dialogue-row-${row.file}`}
          data-outcome={row.outcome}
        >
          <OutcomeIcon outcome={row.outcome} />
          <span>{row.title}</span>
          <small>
            {say("dialogues.turns", { count: row.turns })} · {row.first}
          </small>
        </ListOption>
      ))}
    </div>
  );
}
