import { EllipsisOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown, Switch, App } from "antd";
import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useSay, useLocalized } from "@/i18n";
import { toApiError, usePlatform, type EntryDraft, type EntryRow } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { KB, keys } from "@/state/queries";
import { CategoryInput } from "./CategoryInput";
import css from "./editor.module.css";

type Props = {
  part: PartDraft<"entry">;
  draft: EntryDraft;
};

/** Category and id, whether it is saved, whether it is on. */
export function EditorHead({ part, draft }: Props) {
  const say = useSay();
  const { change, flush: save } = part;
  const remove = useRemoveEntry();
  const { go } = useNavigation();
  const changed = { what: "entry", id: draft.id, title: draft.question } as const;
  return (
    <header className={css.head}>
      <span data-kb-text data-field="category">
        <CategoryInput
          key={draft.id}
          value={draft.category}
          onChange={(category) => {
            change({ category });
            save();
          }}
        />
      </span>
      <code title={say("answers.idHint")}>{draft.id}</code>
      <span className={css.gap} />
      <DraftPhaseLine state={part} />
      <label className={css.enabled}>
        <Switch
          size="small"
          checked={draft.enabled}
          onChange={(enabled) => {
            change({ enabled });
            save();
          }}
          data-testid="enabled-switch"
        />
        {say(draft.enabled ? "answers.on" : "answers.off")}
      </label>
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        menu={{
          items: [
            {
              key: "copy",
              label: say("answers.copyId"),
              onClick: () => void navigator.clipboard?.writeText(draft.id),
            },
            {
              key: "history",
              label: say("history.ofThis"),
              onClick: () => go({ page: "history", changed }),
            },
            {
              key: "remove",
              danger: true,
              label: say("answers.remove"),
              onClick: () => void remove(draft.id),
            },
          ],
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<EllipsisOutlined aria-hidden />}
          aria-label={say("common.more")}
          data-testid="entry-menu"
        />
      </Dropdown>
    </header>
  );
}

/** Removes an entry without asking: undo takes it back, and says so. */
function useRemoveEntry() {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const { go } = useNavigation();
  const { message } = App.useApp();
  return async (id: string) => {
    const key = partKey("entry", id);
    try {
      await drafts.flush(key);
      const rows = queries.getQueryData<EntryRow[]>(keys.entries) ?? [];
      const at = rows.findIndex((row) => row.id === id);
      const neighbour = rows[at + 1] ?? rows[at - 1];
      await platform.removePart({ kind: "entry", id });
      drafts.discard(key);
      go({ page: "answers", entry: neighbour?.id });
      queries.removeQueries({ queryKey: keys.entry(id) });
      await queries.invalidateQueries({ queryKey: KB });
      void message.success(say("answers.removed", { question: rows[at]?.question ?? id }));
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
}
