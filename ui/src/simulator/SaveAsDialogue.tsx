import { SaveOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Popover, Tooltip } from "antd";
import { useState } from "react";
import { useNavigation } from "@/state/navigation";
import { KB } from "@/state/queries";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform } from "@/platform";
import { useReturnFocus } from "@/ui/useReturnFocus";
import { useSimulator } from "./SimulatorProvider";
import css from "./simulator.module.css";

/** Keeps this conversation as a test: from now on every change is held against it. */
export function SaveAsDialogue({ disabled }: { disabled: boolean }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { messages, opened } = useSimulator();
  const { go } = useNavigation();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const { opener, onOpenChange, closeOnEscape } = useReturnFocus<HTMLButtonElement>((next) =>
    setOpen(next && !disabled),
  );
  const [saving, setSaving] = useState(false);
  const [title, setTitle] = useState<string | null>(null);
  const spoken =
    messages.find(({ text }) => text.trim())?.text ??
    (messages[0]?.context.events ?? [])
      .map((event) => say(`shopEvent.${event}`))
      .join(say("common.comma"));
  const shown = title ?? opened?.title ?? spoken.slice(0, 30);
  /** As the dialogue that was opened, or as a new one. */
  const save = async (over: string | null) => {
    if (saving) return;
    setSaving(true);
    try {
      const row = await (over
        ? platform.updateDialogue(over, shown.trim(), [...messages])
        : platform.saveAsDialogue(shown.trim(), [...messages]));
      setOpen(false);
      setTitle(null);
      await queries.invalidateQueries({ queryKey: KB });
      void message.success(
        <>
          {say("simulator.savedAs", { title: row.title })}{" "}
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "dialogues", dialogue: row.file })}
          >
            {say("common.look")}
          </button>
        </>,
      );
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      title={say("simulator.saveAs")}
      content={
        <form
          className={css.saveAs}
          onKeyDown={closeOnEscape}
          onSubmit={(event) => {
            event.preventDefault();
            void save(opened?.file ?? null);
          }}
        >
          <p>{say("simulator.saveAsHint")}</p>
          <Input
            autoFocus
            value={shown}
            onChange={(event) => setTitle(event.target.value)}
            aria-label={say("simulator.dialogueTitle")}
            data-testid="sim-save-title"
          />
          <Button
            type="primary"
            htmlType="submit"
            loading={saving}
            disabled={!shown.trim()}
            data-testid="sim-save-confirm"
          >
            {say(opened ? "simulator.saveOver" : "common.save")}
          </Button>
          {opened ? (
            <Button
              loading={saving}
              disabled={!shown.trim()}
              onClick={() => void save(null)}
              data-testid="sim-save-new"
            >
              {say("simulator.saveNew")}
            </Button>
          ) : null}
        </form>
      }
    >
      <Tooltip title={say("simulator.saveAs")}>
        <Button
          ref={opener}
          type="text"
          size="small"
          icon={<SaveOutlined aria-hidden />}
          disabled={disabled}
          data-testid="sim-save-as"
        >
          {say("simulator.saveAsShort")}
        </Button>
      </Tooltip>
    </Popover>
  );
}
