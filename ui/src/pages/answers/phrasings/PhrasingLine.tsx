import { DeleteOutlined, ExportOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Tooltip, App, Popover, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { useSay, useLocalized } from "@/i18n";
import { toApiError, usePlatform, type WordingCheck } from "@/platform";
import { KB, useEntries } from "@/state/queries";
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

/** One phrasing; its buttons come with the pointer or the keyboard. */
export function PhrasingLine({ entry, index, value, check, onChange, onRemove, onBlur }: Props) {
  const say = useSay();
  const [moving, setMoving] = useState(false);
  return (
    <div className={css.line} data-kb-text>
      <input
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
        >
          <Tooltip title={say("answers.move")}>
            <Button
              size="small"
              type="text"
              icon={<ExportOutlined />}
              aria-label={say("answers.move")}
              data-testid={`move-phrasing-${index}`}
            />
          </Tooltip>
        </MovePhrasing>
        <Tooltip title={say("answers.removeThis")}>
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={say("answers.removeThis")}
            onClick={onRemove}
            data-testid={`remove-phrasing-${index}`}
          />
        </Tooltip>
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
  children: ReactElement;
};

/**
 * Moves a phrasing to the entry it belongs to: written there first, then taken away here, so that
 * it is never in neither.
 */
function MovePhrasing({ entry, phrasing, open, onOpen, onMoved, children }: MovePhrasingProps) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const rows = useEntries().data ?? [];
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
    <Popover
      trigger="click"
      open={open}
      onOpenChange={onOpen}
      placement="bottomRight"
      destroyOnHidden
      title={say("answers.moveTo")}
      content={
        <Select
          autoFocus
          defaultOpen
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: 280 }}
          placeholder={say("answers.search")}
          onChange={(to: string) => void move(to)}
          data-testid="move-to"
          options={rows
            .filter(({ id }) => id !== entry)
            .map(({ id, question }) => ({ value: id, label: question }))}
        />
      }
    >
      {children}
    </Popover>
  );
}
