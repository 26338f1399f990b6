import { PlusOutlined } from "@ant-design/icons";
import { App, Input } from "antd";
import { useState } from "react";
import { pastedPhrasings } from "@/drafts/entryDraft";
import { useSay } from "@/i18n";

/** Enter adds one; a paste of many lines adds them all. */
export function AddPhrasings({
  existing,
  onAdd,
}: {
  existing: string[];
  onAdd: (added: string[]) => void;
}) {
  const say = useSay();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const add = (lines: string) => {
    const added = pastedPhrasings(lines, existing);
    if (added.length > 0) onAdd(added);
    else if (lines.trim())
      void message.info({ key: "phrasing", content: say("answers.alreadyThere") });
    setText("");
    return added.length;
  };
  return (
    <Input
      prefix={<PlusOutlined style={{ color: "var(--text-faint)" }} />}
      value={text}
      placeholder={say("answers.addPhrasing")}
      aria-label={say("answers.addPhrasing")}
      onChange={(event) => setText(event.target.value)}
      data-testid="add-phrasing"
      autoComplete="off"
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        add(text);
      }}
      onBlur={() => {
        if (text.trim()) add(text);
      }}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData("text/plain");
        if (!/[\r\n]/.test(pasted.trim())) return;
        event.preventDefault();
        void message.success({
          key: "phrasing",
          content: say("answers.pasted", { count: add(pasted) }),
        });
      }}
    />
  );
}
