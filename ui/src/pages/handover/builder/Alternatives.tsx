import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { ConditionsDraft, FieldDiagnostic } from "@/platform";
import { FieldNotes, elsewhere, under } from "@/form/Field";
import { ConditionRows } from "./ConditionRows";
import { isBlank, NOTHING, reconciled } from "./conditions";
import css from "./builder.module.css";

type Props = {
  any: readonly ConditionsDraft[];
  onChange: (any: ConditionsDraft[]) => void;
  onBlur: () => void;
  levels: readonly string[];
  diagnostics: readonly FieldDiagnostic[];
};

/** Cases with keys of their own, so that each row keeps its state when another is taken away. */
type Cases = { cases: readonly ConditionsDraft[]; keys: readonly number[] };

let lastKey = 0;
const nextKey = () => {
  lastKey += 1;
  return lastKey;
};
const keyed = (cases: readonly ConditionsDraft[]): Cases => ({
  cases,
  keys: cases.map(nextKey),
});

/**
 * And one of these: cases of which at least one must hold. A blank one is a place to choose in, and
 * not part of the rule.
 */
export function Alternatives({ any, onChange, onBlur, levels, diagnostics }: Props) {
  const say = useSay();
  const [kept, keep] = useState(() => keyed(any));
  if (reconciled(kept.cases, any) !== kept.cases) keep(keyed(any));
  const shown = kept.cases;
  const put = (next: Cases) => {
    keep(next);
    onChange(next.cases.filter((one) => !isBlank(one)));
  };
  // Diagnostics count only what is in the rule.
  const places = shown.map((one, index) =>
    isBlank(one) ? "" : `any.${shown.slice(0, index).filter((before) => !isBlank(before)).length}`,
  );
  return (
    <div className={css.cases} data-field="any">
      {shown.map((one, index) => (
        <div key={kept.keys[index]} className={css.case} data-testid={`case-${index}`}>
          <header>
            <span>
              {index > 0 ? <i>{say("handover.or")}</i> : null}
              {say("handover.nth", { number: index + 1 })}
            </span>
            <Tooltip title={say("handover.removeAny")}>
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={say("handover.removeAny")}
                onClick={() => {
                  put({
                    cases: shown.filter((_, at) => at !== index),
                    keys: kept.keys.filter((_, at) => at !== index),
                  });
                  onBlur();
                }}
                data-testid={`case-${index}-remove`}
              />
            </Tooltip>
          </header>
          <ConditionRows
            value={one}
            levels={levels}
            place={places[index] || `blank.${index}`}
            diagnostics={diagnostics}
            testid={`any-${index}`}
            onBlur={onBlur}
            onChange={(changed) =>
              put({ ...kept, cases: shown.map((other, at) => (at === index ? changed : other)) })
            }
          />
        </div>
      ))}
      <FieldNotes notes={elsewhere(under(diagnostics, "any"), places.filter(Boolean))} />
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        onClick={() => put({ cases: [...shown, { ...NOTHING }], keys: [...kept.keys, nextKey()] })}
        data-testid="any-add"
      >
        {say(shown.length > 0 ? "handover.moreAny" : "handover.addAny")}
      </Button>
    </div>
  );
}
