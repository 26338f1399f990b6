import { useProducts } from "@/state/queries";
import { useSay, type TextKey } from "@/i18n";
import type { Turn } from "@/platform";

const TOPICS = [
  "injury",
  "illness",
  "allergy",
  "food_safety",
  "fire",
  "minor",
  "legal",
  "fraud",
  "privacy",
];

/** What was noticed in the message: danger, numbers, a product. */
export function Findings({ turn }: { turn: Turn }) {
  const say = useSay();
  const products = useProducts().data ?? [];
  const { danger, extracted } = turn.trace;
  const found = [
    ...danger.map(({ topic, word }) =>
      say("trace.danger", {
        topic: TOPICS.includes(topic) ? say(`topic.${topic}` as TextKey) : topic,
        word,
      }),
    ),
    extracted.order ? say("trace.order", { order: extracted.order }) : "",
    extracted.phone ? say("trace.phone", { phone: extracted.phone }) : "",
    extracted.product
      ? say("trace.product", {
          product: products.find(({ id }) => id === extracted.product)?.name ?? extracted.product,
        })
      : "",
  ].filter(Boolean);
  if (found.length === 0) return null;
  return (
    <div>
      <dt>{say("trace.noticed")}</dt>
      <dd>
        {found.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </dd>
    </div>
  );
}
