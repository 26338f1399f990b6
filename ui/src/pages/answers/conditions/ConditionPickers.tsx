import { Select, DatePicker } from "antd";
import dayjs from "dayjs";
import { useId, useMemo } from "react";
import { cellTime, parseTime } from "@/domain/clock";
import { CHANNELS, ORDER_STATES, cellParts, toCell, toCodes } from "@/domain/orderStates";
import { useSay } from "@/i18n";
import type { AnswerDraft } from "@/platform";
import { useProducts } from "@/state/queries";
import css from "./conditions.module.css";

type Props = {
  answer: AnswerDraft;
  onChange: (change: Partial<AnswerDraft>) => void;
  onBlur: () => void;
};

/** Each condition in its own control; what is left empty is not asked. */
export function ConditionPickers({ answer, onChange, onBlur }: Props) {
  const say = useSay();
  const id = useId();
  const any = say("conditions.any");
  return (
    <div className={css.pickers}>
      <label className={css.about} htmlFor={`${id}-order`}>
        {say("conditions.order")}
      </label>
      <Select
        mode="multiple"
        allowClear
        placeholder={any}
        id={`${id}-order`}
        value={toCodes(answer.when_order, ORDER_STATES)}
        data-testid="condition-order"
        onBlur={onBlur}
        onChange={(codes) =>
          onChange({ when_order: toCell(codes, answer.when_order, ORDER_STATES) })
        }
        options={ORDER_STATES.map(({ code }) => ({
          value: code,
          label: say(`orderState.${code}`),
        }))}
      />
      <span className={css.about}>{say("conditions.time")}</span>
      <TimeWindow from={answer.from} until={answer.until} onChange={onChange} onBlur={onBlur} />
      <span className={css.about}>{say("conditions.product")}</span>
      <ProductCondition
        value={answer.when_product}
        onChange={(when_product) => onChange({ when_product })}
        onBlur={onBlur}
      />
      <label className={css.about} htmlFor={`${id}-keyword`}>
        {say("conditions.keyword")}
      </label>
      <Select
        mode="tags"
        allowClear
        open={false}
        suffixIcon={null}
        placeholder={say("conditions.keywordPlaceholder")}
        id={`${id}-keyword`}
        tokenSeparators={["|", "\uff5c", ",", "\uff0c"]}
        value={cellParts(answer.keyword)}
        onChange={(words: string[]) => onChange({ keyword: words.join("|") })}
        onBlur={onBlur}
        data-testid="condition-keyword"
      />
      <label className={css.about} htmlFor={`${id}-channel`}>
        {say("conditions.channel")}
      </label>
      <Select
        allowClear
        placeholder={any}
        id={`${id}-channel`}
        value={toCodes(answer.when_channel, CHANNELS)[0]}
        onBlur={onBlur}
        onChange={(code?: string) =>
          onChange({ when_channel: code ? toCell([code], answer.when_channel, CHANNELS) : "" })
        }
        options={CHANNELS.map(({ code }) => ({ value: code, label: say(`channel.${code}`) }))}
      />
    </div>
  );
}

type TimeWindowProps = {
  from: string;
  until: string;
  onChange: (change: { from?: string; until?: string }) => void;
  onBlur: () => void;
};

/** Two ends that may each be open; the end itself no longer belongs to the window. */
function TimeWindow({ from, until, onChange, onBlur }: TimeWindowProps) {
  const say = useSay();
  const common = {
    showTime: { format: "HH:mm", defaultOpenValue: dayjs().startOf("day") },
    format: "YYYY-MM-DD HH:mm",
    needConfirm: false,
    onBlur,
  };
  return (
    <div className={css.window}>
      <DatePicker
        {...common}
        placeholder={say("conditions.from")}
        aria-label={say("conditions.from")}
        value={parseTime(from)}
        onChange={(at) => onChange({ from: cellTime(at) })}
        data-testid="condition-from"
      />
      <span>–</span>
      <DatePicker
        {...common}
        placeholder={say("conditions.until")}
        aria-label={say("conditions.until")}
        value={parseTime(until)}
        onChange={(at) => onChange({ until: cellTime(at) })}
        data-testid="condition-until"
      />
    </div>
  );
}

type ProductConditionProps = {
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
};

/** Products by name, or one attribute with its values (`适用炉灶=电磁炉|通用`), as the cell allows. */
function ProductCondition({ value, onChange, onBlur }: ProductConditionProps) {
  const say = useSay();
  const data = useProducts().data;
  const options = useMemo(() => {
    const products = data ?? [];
    const attributes = [
      ...new Set(
        products.flatMap((product) =>
          product.attributes.filter((one) => one.value).map((one) => `${one.name}=${one.value}`),
        ),
      ),
    ];
    return [
      {
        label: say("conditions.products"),
        options: products.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        label: say("conditions.attributes"),
        options: attributes
          .filter((one) => one.length <= 24)
          .map((one) => ({ value: one, label: one.replace("=", " = ") })),
      },
    ];
  }, [data, say]);
  const attribute = value.includes("=");
  return (
    <Select
      mode="tags"
      allowClear
      placeholder={say("conditions.any")}
      aria-label={say("conditions.product")}
      options={options}
      showSearch={{ optionFilterProp: "label" }}
      data-testid="condition-product"
      onBlur={onBlur}
      value={attribute ? [value] : cellParts(value)}
      onChange={(chosen: string[]) => {
        const last = chosen.at(-1) ?? "";
        // An attribute stands alone in the cell; products may be several.
        onChange(last.includes("=") ? last : chosen.filter((one) => !one.includes("=")).join("|"));
      }}
    />
  );
}
