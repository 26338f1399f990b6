import { PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Tooltip } from "antd";
import { useEffect, useState } from "react";
import { useSay } from "@/i18n";
import type { EscalationView } from "@/platform";
import { queueFor, TEMPLATES, type Template } from "./templates";
import { useRuleActions } from "./useRuleActions";
import css from "./rules.module.css";

/**
 * A rule is begun from one of those that shops write most; everything about it can be changed then.
 */
export function NewRule({ view }: { view: EscalationView }) {
  const say = useSay();
  const { create } = useRuleActions(view.rules);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, [contenteditable=true], [role=dialog], [role=menu]");
      if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || inField) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const items = TEMPLATES.map((template) => ({
    key: template,
    "data-testid": `template-${template}`,
    label: (
      <span className={css.template}>
        <b>{say(`handover.template.${template}`)}</b>
        <small>{say(`handover.templateHint.${template}`)}</small>
      </span>
    ),
  }));
  return (
    <Dropdown
      trigger={["click"]}
      open={open}
      onOpenChange={setOpen}
      placement="bottomLeft"
      autoFocus
      menu={{
        items: [{ key: "from", type: "group", label: say("handover.from"), children: items }],
        onClick: ({ key }) => {
          setOpen(false);
          void create(
            key as Template,
            queueFor(
              key as Template,
              view.queues.map(({ draft }) => draft),
            ),
          );
        },
      }}
    >
      <Tooltip title={open ? "" : `${say("handover.newRule")} N`}>
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined />}
          aria-label={say("handover.newRule")}
          data-testid="new-rule"
        />
      </Tooltip>
    </Dropdown>
  );
}
