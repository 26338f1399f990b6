import { Select } from "antd";
import { useId } from "react";
import { CHANNELS, ORDER_STATES, cellParts, toCell, toCodes } from "@/domain/orderStates";
import { useSay } from "@/i18n";
import type { AnswerDraft } from "@/platform";
import { ProductCondition } from "./ProductCondition";
import { TimeWindow } from "./TimeWindow";
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
