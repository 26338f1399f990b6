import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { EntryName, MixedPair } from "@/platform";
import { useNavigation } from "@/state/navigation";
import css from "./wordings.module.css";

/** So many pairs at first. */
const FEW = 12;

/** Pairs of entries that one slip brings together, with the shortest message that does. */
export function MixedPairs({ pairs }: { pairs: MixedPair[] }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  if (pairs.length === 0) return <p className={css.lead}>{say("wordings.noPairs")}</p>;
  return (
    <>
      <ol className={css.pairs}>
        {(all ? pairs : pairs.slice(0, FEW)).map((pair) => (
          <Pair key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
        ))}
      </ol>
      {pairs.length > FEW && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)} data-testid="pairs-all">
          {say("overview.showAll", { count: pairs.length })}
        </Button>
      ) : null}
    </>
  );
}

function Pair({ pair }: { pair: MixedPair }) {
  const say = useSay();
  const { one, other, message, wording, taken, ties } = pair;
  // What the customer meant comes first.
  const [meant, mixed] = pair.of === other.id ? [other, one] : [one, other];
  return (
    <li data-testid="mixed-pair" data-taken={taken > 0}>
      <p>
        <Link entry={meant} /> <i aria-hidden>/</i> <Link entry={mixed} />
      </p>
      <p>
        {say("wordings.slipped", { message, wording })}{" "}
        <span>
          {taken > 0 ? say("wordings.mistaken", { count: taken }) : null}
          {taken > 0 && ties > 0 ? " · " : null}
          {ties > 0 ? say("wordings.tied", { count: ties }) : null}
        </span>
      </p>
    </li>
  );
}

function Link({ entry: { id, question } }: { entry: EntryName }) {
  const { go } = useNavigation();
  return (
    <button type="button" className="plain link" onClick={() => go({ page: "answers", entry: id })}>
      {question}
    </button>
  );
}
