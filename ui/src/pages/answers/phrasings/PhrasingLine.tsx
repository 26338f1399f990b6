import { DeleteOutlined, ExportOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Select } from "antd";
import { useState } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { useSay, useLocalized } from "@/i18n";
import { toApiError, usePlatform, type WordingCheck } from "@/platform";
import { KB, useEntries } from "@/state/queries";
import { IconButton } from "@/ui/IconButton";
import { NearPopover } from "@/ui/NearPopover";
import { INNER_STOP, rowKeys, STOP } from "@/ui/rowKeys";
import { useReturnFocus } from "@/ui/useReturnFocus";
import { StandingMark } from "../health/StandingMark";
import css from "./phrasings.module.css";

type Props = {
  entry: string;
  index: number;
  value: string;
  check: WordingCheck | null;
  onChange: (value: string) => void;
  onRemove: () => void;
  onBlur: () => void;
};

/** One phrasing; its buttons come with the pointer, or with → at the end of its text. */
export function PhrasingLine({ entry, index, value, check, onChange, onRemove, onBlur }: Props) {
  const say = useSay();
  const [moving, setMoving] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows inside a row of one stop
    <div className={css.line} data-kb-text data-row onKeyDown={rowKeys}>
      <input
        {...STOP}
        value={value}
        aria-label={say("answers.phrasingNumber", { number: index + 1 })}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
        }}
        data-testid={`phrasing-${index}`}
        autoComplete="off"
      />
      <span className={css.tools} data-open={moving}>
        <MovePhrasing
          entry={entry}
          phrasing={value}
          open={moving}
          onOpen={setMoving}
          onMoved={onRemove}
          testid={`move-phrasing-${index}`}
        />
        <IconButton
          title={say("answers.removeThis")}
          icon={<DeleteOutlined aria-hidden />}
          {...INNER_STOP}
          onClick={onRemove}
          data-testid={`remove-phrasing-${index}`}
        />
      </span>
      <span className={css.mark}>{check ? <StandingMark check={check} /> : null}</span>
    </div>
  );
}

type MovePhrasingProps = {
  entry: string;
  phrasing: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  onMoved: () => void;
  testid: string;
};

/**
 * Moves a phrasing to the entry it belongs to: written there first, then taken away here, so that
 * it is never in neither.
 */
function MovePhrasing({ entry, phrasing, open, onOpen, onMoved, testid }: MovePhrasingProps) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { opener, onOpenChange } = useReturnFocus<HTMLButtonElement>(onOpen);
  const move = async (to: string) => {
    onOpen(false);
    try {
      await drafts.flush(partKey("entry", to));
      const { draft } = await platform.entry(to);
      const outcome = await platform.saveDraft(
        { kind: "entry", draft },
        { kind: "entry", draft: { ...draft, phrasings: [...draft.phrasings, phrasing] } },
        null,
      );
      if (outcome.outcome === "conflict") return void message.warning(say("answers.moveConflict"));
      onMoved();
      await queries.invalidateQueries({ queryKey: KB });
      return void message.success(say("answers.moved", { question: draft.question }));
    } catch (thrown) {
      return void message.error(localized(toApiError(thrown).message));
    }
  };
  return (
    <NearPopover
      open={open}
      onOpenChange={onOpenChange}
      opener={opener}
      placement="bottomRight"
      title={say("answers.moveTo")}
      content={
        open ? (
          <EntryChoice
            except={entry}
            onChoose={(to) => void move(to)}
            // The list is all there is in it: both go at once.
            onEscape={() => onOpenChange(false)}
          />
        ) : null
      }
    >
      <IconButton
        title={say("answers.move")}
        icon={<ExportOutlined aria-hidden />}
        {...INNER_STOP}
        data-testid={testid}
      />
    </NearPopover>
  );
}

type EntryChoiceProps = { except: string; onChoose: (id: string) => void; onEscape: () => void };

/** All other entries to choose from; of its own, so that a list that changes draws no closed one. */
function EntryChoice({ except, onChoose, onEscape }: EntryChoiceProps) {
  const say = useSay();
  const rows = useEntries().data ?? [];
  return (
    <Select
      autoFocus
      defaultOpen
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: 280 }}
      placeholder={say("answers.search")}
      onChange={onChoose}
      onKeyDown={(event) => {
        if (event.key === "Escape") onEscape();
      }}
      data-testid="move-to"
      options={rows
        .filter(({ id }) => id !== except)
        .map(({ id, question }) => ({ value: id, label: question }))}
    />
  );
}
