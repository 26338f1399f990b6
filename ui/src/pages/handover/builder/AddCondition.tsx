import { PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useSay } from "@/i18n";
import { KIND_GROUPS, KINDS, type ConditionKind } from "./conditions";

type Props = {
  shown: readonly ConditionKind[];
  onAdd: (kind: ConditionKind) => void;
  testid: string;
};

/** The conditions that are not there yet, by what they look at. */
export function AddCondition({ shown, onAdd, testid }: Props) {
  const say = useSay();
  const items = KIND_GROUPS.map((group) => ({
    key: group,
    type: "group" as const,
    label: say(`handover.group.${group}`),
    children: KINDS[group]
      .filter((kind) => !shown.includes(kind))
      .map((kind) => ({
        key: kind,
        label: say(`handover.kind.${kind}`),
        "data-testid": `${testid}-${kind}`,
      })),
  })).filter(({ children }) => children.length > 0);
  return (
    <Dropdown
      trigger={["click"]}
      disabled={items.length === 0}
      menu={{
        items,
        onClick: ({ key }) => onAdd(key as ConditionKind),
        style: { maxHeight: 420, overflow: "auto" },
      }}
    >
      <Button type="dashed" size="small" icon={<PlusOutlined />} data-testid={testid}>
        {say("handover.addCondition")}
      </Button>
    </Dropdown>
  );
}
