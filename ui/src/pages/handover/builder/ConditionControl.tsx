import { Segmented, Select } from "antd";
import { CHANNELS, ORDER_STATES } from "@/domain/orderStates";
import { ChoiceChips } from "@/form/ChoiceChips";
import { CategoriesField, EntriesField } from "@/form/EntriesField";
import { HoursField } from "@/form/HoursField";
import { TagField } from "@/form/TagField";
import { useSay } from "@/i18n";
import type { ConditionsDraft, Mood, OrderState } from "@/platform";
import { TOPICS } from "../words/DangerWords";
import { AmountField, CountField } from "./CountField";
import { conditions, type ConditionKind } from "./conditions";
import css from "./builder.module.css";

type Props = {
  kind: ConditionKind;
  value: ConditionsDraft;
  levels: readonly string[];
  onChange: (change: ConditionsDraft) => void;
  onBlur: () => void;
  autoFocus: boolean;
  testid: string;
};

const MOODS: readonly Mood[] = ["calm", "worried", "urgent", "angry"];

/** The control that suits a condition. */
export function ConditionControl({
  kind,
  value,
  levels,
  onChange,
  onBlur,
  autoFocus,
  testid,
}: Props) {
  const say = useSay();
  const asked = conditions(value);
  const label = say(`handover.kind.${kind}`);
  const common = { label, onBlur, autoFocus, testid };
  switch (kind) {
    case "request_human":
      return <p className={css.plain}>{say("handover.requestHuman")}</p>;
    case "danger":
      return (
        <ChoiceChips
          label={label}
          testid={testid}
          value={asked.danger}
          onChange={(danger) => onChange({ danger })}
          options={[...new Set([...TOPICS, ...asked.danger])].map((topic) => ({
            value: topic as string,
            label: TOPICS.includes(topic as never)
              ? say(`topic.${topic as (typeof TOPICS)[number]}`)
              : topic,
          }))}
        />
      );
    case "words":
      return (
        <TagField
          {...common}
          value={asked.words}
          onChange={(words) => onChange({ words })}
          placeholder={say("handover.wordsPlaceholder")}
        />
      );
    case "mood":
      return (
        <ChoiceChips
          label={label}
          testid={testid}
          value={asked.mood}
          onChange={(mood) => onChange({ mood })}
          options={MOODS.map((mood) => ({ value: mood, label: say(`mood.${mood}`) }))}
        />
      );
    case "anger":
      return (
        <Segmented
          value={asked.anger ?? 2}
          onChange={(anger) => onChange({ anger })}
          options={([1, 2, 3] as const).map((level) => ({
            value: level,
            label: say(`handover.anger.${level}`),
          }))}
          aria-label={label}
          data-testid={testid}
        />
      );
    case "unknowns":
    case "clarifications":
    case "asked":
      return (
        <CountField
          kind={kind}
          value={asked[kind]}
          onChange={(count) => onChange({ [kind]: count })}
          onBlur={onBlur}
          autoFocus={autoFocus}
          testid={testid}
        />
      );
    case "entries":
      return (
        <EntriesField
          {...common}
          value={asked.entries}
          onChange={(entries) => onChange({ entries })}
        />
      );
    case "categories":
      return (
        <CategoriesField
          {...common}
          value={asked.categories}
          onChange={(categories) => onChange({ categories })}
        />
      );
    case "orders":
      return (
        <Select
          mode="multiple"
          style={{ width: "100%" }}
          value={asked.orders}
          onChange={(orders: OrderState[]) => onChange({ orders })}
          onBlur={onBlur}
          autoFocus={autoFocus}
          aria-label={label}
          placeholder={say("handover.pickOrders")}
          options={ORDER_STATES.map(({ code }) => ({
            value: code,
            label: say(`orderState.${code}`),
          }))}
          showSearch={{ optionFilterProp: "label" }}
          data-testid={testid}
        />
      );
    case "channels":
      return (
        <ChoiceChips
          label={label}
          testid={testid}
          value={asked.channels}
          onChange={(channels) => onChange({ channels })}
          options={CHANNELS.map(({ code }) => ({ value: code, label: say(`channel.${code}`) }))}
        />
      );
    case "levels":
      return (
        <TagField
          {...common}
          value={asked.levels}
          suggestions={levels}
          onChange={(chosen) => onChange({ levels: chosen })}
          placeholder={say("handover.pickLevels")}
        />
      );
    case "hours":
      return (
        <HoursField {...common} value={asked.hours} onChange={(hours) => onChange({ hours })} />
      );
    case "amount_over":
      return (
        <AmountField
          value={asked.amount_over}
          onChange={(amount_over) => onChange({ amount_over })}
          onBlur={onBlur}
          autoFocus={autoFocus}
          testid={testid}
        />
      );
  }
}
