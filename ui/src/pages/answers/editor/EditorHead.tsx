import { EllipsisOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Dropdown, Switch } from "antd";
import { useMemo } from "react";
import { useEntries } from "@/state/queries";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useSay } from "@/i18n";
import type { EntryDraft } from "@/platform";
import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { useRemoveEntry } from "./useRemoveEntry";
import css from "./editor.module.css";

type Props = {
  part: PartDraft<"entry">;
  draft: EntryDraft;
};

/** Category and id, whether it is saved, whether it is on. */
export function EditorHead({ part, draft }: Props) {
  const say = useSay();
  const { change, flush: save } = part;
  const rows = useEntries().data;
  const categories = useMemo(
    () => [...new Set((rows ?? []).map(({ category }) => category))].map((value) => ({ value })),
    [rows],
  );
  const remove = useRemoveEntry();
  return (
    <header className={css.head}>
      <span data-kb-text data-field="category">
        <AutoComplete
          variant="borderless"
          size="small"
          className={css.categoryInput}
          value={draft.category}
          options={categories}
          popupMatchSelectWidth={180}
          onChange={(category) => change({ category: category ?? "" })}
          onBlur={save}
          aria-label={say("answers.category")}
          placeholder={say("answers.noCategory")}
          data-testid="category-input"
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
          icon={<EllipsisOutlined />}
          aria-label={say("common.more")}
          data-testid="entry-menu"
        />
      </Dropdown>
    </header>
  );
}
