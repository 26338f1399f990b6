import { PlusOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, AutoComplete, Button, Input, Popover, Tooltip } from "antd";
import { useEffect, useState } from "react";
import { useNavigation } from "@/state/navigation";
import { KB } from "@/state/queries";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform } from "@/platform";
import { useReturnFocus } from "@/ui/useReturnFocus";
import css from "./list.module.css";

/** A standard question and a category are enough to begin; the rest is written in the editor. */
export function NewEntry({
  categories,
  near,
  label = false,
}: {
  categories: string[];
  near: string;
  label?: boolean;
}) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { target, go } = useNavigation();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [question, setQuestion] = useState("");
  const [category, setCategory] = useState<string | null>(null);
  const { opener, onOpenChange, closeOnEscape } = useReturnFocus<HTMLButtonElement>(setOpen);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (target.create && !label) setOpen(true);
  }, [target, label]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, [contenteditable=true], [role=dialog]");
      // In an empty list the button stands twice; one of them listens.
      if (label || event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || inField)
        return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [label]);

  const create = async () => {
    if (!question.trim() || busy) return;
    setBusy(true);
    try {
      const made = await platform.createEntry((category ?? near).trim(), question.trim());
      await queries.invalidateQueries({ queryKey: KB });
      setOpen(false);
      setQuestion("");
      go({ page: "answers", entry: made.draft.id, field: { name: "answer", index: null } });
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={onOpenChange}
      destroyOnHidden
      content={
        <form
          className={css.create}
          onKeyDown={closeOnEscape}
          onSubmit={(event) => {
            event.preventDefault();
            void create();
          }}
        >
          <label>
            {say("answers.standardQuestion")}
            <Input
              autoFocus
              value={question}
              onChange={(event) => setQuestion(event.target.value)}
              placeholder={say("answers.newPlaceholder")}
              data-testid="new-question"
            />
          </label>
          <label>
            {say("answers.category")}
            <AutoComplete
              value={category ?? near}
              onChange={setCategory}
              options={categories.map((value) => ({ value }))}
              showSearch={{ filterOption: true }}
              data-testid="new-category"
            />
          </label>
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={!question.trim()}
            data-testid="new-create"
          >
            {say("answers.create")}
          </Button>
        </form>
      }
    >
      {label ? (
        <Button type="primary" icon={<PlusOutlined aria-hidden />}>
          {say("answers.new")}
        </Button>
      ) : (
        <Tooltip title={`${say("answers.new")} N`}>
          <Button
            ref={opener}
            size="small"
            type="text"
            icon={<PlusOutlined aria-hidden />}
            aria-label={say("answers.new")}
            data-testid="new-entry"
          />
        </Tooltip>
      )}
    </Popover>
  );
}
