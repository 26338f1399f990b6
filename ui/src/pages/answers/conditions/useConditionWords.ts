import { useProducts } from "@/state/queries";
import { shortTime } from "@/domain/clock";
import { cellParts, CHANNELS, ORDER_STATES, toCodes } from "@/domain/orderStates";
import { useSay, type TextKey } from "@/i18n";
import type { AnswerDraft } from "@/platform";

/** The conditions of an answer in words. */
export function useConditionWords() {
  const say = useSay();
  const products = useProducts().data ?? [];
  const or = say("answers.or");
  return (answer: AnswerDraft): { what: string; value: string }[] => {
    const words: { what: string; value: string }[] = [];
    const add = (key: TextKey, value: string) => {
      if (value) words.push({ what: say(key), value });
    };
    add(
      "conditions.keyword",
      cellParts(answer.keyword)
        .map((word) => `「${word}」`)
        .join(or),
    );
    if (answer.from || answer.until) {
      const [from, until] = [shortTime(answer.from), shortTime(answer.until)];
      add(
        "conditions.time",
        from && until
          ? `${from} – ${until}`
          : from
            ? say("conditions.since", { from })
            : say("conditions.before", { until }),
      );
    }
    add(
      "conditions.order",
      toCodes(answer.when_order, ORDER_STATES)
        .map((code) => sayKnown(say, "orderState", code, ORDER_STATES))
        .join(or),
    );
    add(
      "conditions.product",
      cellParts(answer.when_product)
        .map((part) => products.find(({ id }) => id === part)?.name ?? part.replace("=", " = "))
        .join(or),
    );
    add(
      "conditions.channel",
      toCodes(answer.when_channel, CHANNELS)
        .map((code) => sayKnown(say, "channel", code, CHANNELS))
        .join(or),
    );
    return words;
  };
}

function sayKnown(
  say: ReturnType<typeof useSay>,
  group: "orderState" | "channel",
  code: string,
  known: readonly { code: string }[],
): string {
  return known.some((one) => one.code === code) ? say(`${group}.${code}` as TextKey) : code;
}
