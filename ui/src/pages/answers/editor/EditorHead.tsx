import { EllipsisOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown, Switch, App } from "antd";
import { memo, useCallback } from "react";
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

const Category = memo(CategoryInput);
const Menu = memo(EntryMenu);

/** Category and id, whether it is saved, whether it is on. */
export function EditorHead({ part, draft }: Props) {
  const say = useSay();
  const { change, flush } = part;
  const setCategory = useCallback(
    (category: string) => {
      change({ category });
      flush();
    },
    [change, flush],
  );
  return (
    <header className={css.head}>
      <span data-kb-text data-field="category">
        <Category key={draft.id} value={draft.category} onChange={setCategory} />
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
            flush();
          }}
          data-testid="enabled-switch"
        />
        {say(draft.enabled ? "answers.on" : "answers.off")}
      </label>
      <Menu id={draft.id} title={draft.question} />
    </header>
  );
}

/** What else can be done with an entry. */
function EntryMenu({ id, title }: { id: string; title: string }) {
  const say = useSay();
  const remove = useRemoveEntry();
  const { go } = useNavigation();
  const changed = { what: "entry", id, title } as const;
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: "copy",
            label: say("answers.copyId"),
            onClick: () => void navigator.clipboard?.writeText(id),
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
            onClick: () => void remove(id),
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
