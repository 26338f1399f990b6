import { useQueryClient } from "@tanstack/react-query";
import { App, Popover, Select } from "antd";
import type { ReactElement } from "react";
import { KB, useEntries } from "@/state/queries";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform } from "@/platform";

type Props = {
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
export function MovePhrasing({ entry, phrasing, open, onOpen, onMoved, children }: Props) {
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
