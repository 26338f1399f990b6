import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Tooltip, Dropdown } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { ConditionsDraft, FieldDiagnostic } from "@/platform";
import { FieldNotes, elsewhere, under } from "@/form/Field";
import { ConditionControl } from "./ConditionControl";
import {
  conditions,
  sameConditions,
  shownKinds,
  withKind,
  withoutKind,
  KIND_GROUPS,
  KINDS,
  type ConditionKind,
} from "./conditions";
import css from "./builder.module.css";

type Props = {
  value: ConditionsDraft;
  onChange: (value: ConditionsDraft) => void;
  onBlur: () => void;
  levels: readonly string[];
  /** The place of these conditions in the rule: `when`, `any.0`. */
  place: string;
  diagnostics: readonly FieldDiagnostic[];
  testid: string;
};

/** Conditions that must all hold, a row each, every one with the control that suits it. */
export function ConditionRows({
  value,
  onChange,
  onBlur,
  levels,
  place,
  diagnostics,
  testid,
}: Props) {
  const say = useSay();
  const [opened, setOpened] = useState<ConditionKind[]>([]);
  const [added, setAdded] = useState<ConditionKind | null>(null);
  const [sent, setSent] = useState(value);
  if (!sameConditions(sent, value)) {
    // Undone, or changed outside: what was opened here is no longer meant.
    setSent(value);
    setOpened([]);
  }
  const kinds = shownKinds(value, opened);
  const mine = under(diagnostics, place);
  // A row that is being emptied stays where it is.
  const change = (next: ConditionsDraft, rows: ConditionKind[] = kinds) => {
    setOpened(rows);
    setSent(next);
    onChange(next);
  };
  return (
    <div className={css.conditions} data-field={place} data-testid={testid}>
      {kinds.map((kind) => (
        <div
          key={kind}
          className={css.condition}
          data-field={`${place}.${kind}`}
          data-testid={`${testid}-row-${kind}`}
        >
          <span className={css.kind}>{say(`handover.kind.${kind}`)}</span>
          <div className={css.control}>
            <ConditionControl
              kind={kind}
              value={value}
              levels={levels}
              onBlur={onBlur}
              autoFocus={added === kind}
              testid={`${testid}-${kind}`}
              onChange={(part) => change({ ...conditions(value), ...part })}
            />
            <FieldNotes notes={under(mine, `${place}.${kind}`)} />
          </div>
          <Tooltip title={say("handover.removeCondition", { what: say(`handover.kind.${kind}`) })}>
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={say("handover.removeCondition", { what: say(`handover.kind.${kind}`) })}
              data-testid={`${testid}-remove-${kind}`}
              onClick={() => {
                change(
                  withoutKind(value, kind),
                  kinds.filter((one) => one !== kind),
                );
                onBlur();
              }}
            />
          </Tooltip>
        </div>
      ))}
      <FieldNotes
        notes={elsewhere(
          mine,
          kinds.map((kind) => `${place}.${kind}`),
        )}
      />
      <AddCondition
        shown={kinds}
        testid={`${testid}-add`}
        onAdd={(kind) => {
          setAdded(kind);
          change(withKind(value, kind), [...kinds, kind]);
        }}
      />
    </div>
  );
}

type AddConditionProps = {
  shown: readonly ConditionKind[];
  onAdd: (kind: ConditionKind) => void;
  testid: string;
};

/** The conditions that are not there yet, by what they look at. */
function AddCondition({ shown, onAdd, testid }: AddConditionProps) {
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
