import { Button, Checkbox } from "antd";
import { memo, useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform, type LeftCluster } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { keyed } from "@/ui/keyed";
import { percent } from "../coverage/CoverageBar";
import { KeepAsTest } from "../KeepAsTest";
import { useGesture } from "@/drafts/useGesture";
import { AddTo } from "./AddTo";
import { Hours } from "./Hours";
import css from "./left.module.css";

/** Questions that seem to ask one thing, and what can be made of them. */
export const ClusterCard = memo(function ClusterCard({
  cluster,
  aside,
}: {
  cluster: LeftCluster;
  aside: boolean;
}) {
  const say = useSay();
  const { wordings, size, sessions, hours, products, human, angry } = cluster;
  const [first, ...others] = wordings;
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  // Of several wordings one may be about something else.
  const choosable = !aside && !cluster.taken_by && wordings.length > 1;
  const take = (text: string, taken: boolean) =>
    setLeftOut((before) => [...before.filter((other) => other !== text), ...(taken ? [] : [text])]);
  const wording = (text: string) =>
    choosable ? (
      <Checkbox
        checked={!leftOut.includes(text)}
        onChange={({ target }) => take(text, target.checked)}
        data-testid="cluster-wording"
      >
        {text}
      </Checkbox>
    ) : (
      <span>{text}</span>
    );
  const facts = [
    sessions < size ? say("discover.sessions", { count: sessions }) : "",
    products.length ? say("discover.products", { names: products.join(say("common.comma")) }) : "",
    human > 0 ? say("discover.human", { share: percent(human) }) : "",
    angry > 0 ? say("discover.angry", { share: percent(angry) }) : "",
  ].filter(Boolean);
  return (
    <li className={css.cluster} data-testid="cluster" data-cluster={cluster.id}>
      <header>
        <h3>{first ? wording(first.text) : null}</h3>
        <b>{say("discover.times", { count: size })}</b>
        {first ? <KeepAsTest text={first.text} verdict={null} tested={first.tested} /> : null}
      </header>
      <ul className={css.wordings}>
        {keyed(others, ({ text }) => text).map(({ key, row }) => (
          <li key={key}>
            {wording(row.text)}
            <KeepAsTest text={row.text} verdict={null} tested={row.tested} />
          </li>
        ))}
      </ul>
      {facts.length || hours.length ? (
        <p className={css.facts}>
          {hours.length ? <Hours hours={hours} /> : null}
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      ) : null}
      <Gestures cluster={cluster} aside={aside} leftOut={leftOut} />
    </li>
  );
});

type GesturesProps = {
  cluster: LeftCluster;
  aside: boolean;
  /** Wordings that are not taken along. */
  leftOut: readonly string[];
};

function Gestures({ cluster, aside, leftOut }: GesturesProps) {
  const say = useSay();
  const platform = usePlatform();
  const { go } = useNavigation();
  const { busy, gesture } = useGesture();
  const { id, taken_by: taken } = cluster;
  const open = (entry: string) =>
    go({ page: "answers", entry, field: { name: "answer", index: null } });
  const putAside = (away: boolean) =>
    gesture(
      () => platform.putClusterAside(id, away),
      () => say(away ? "discover.isAside" : "discover.isBack"),
    );
  if (aside)
    return (
      <footer className={css.gestures}>
        <Button
          size="small"
          disabled={busy}
          onClick={() => void putAside(false)}
          data-testid="cluster-back"
        >
          {say("discover.takeBack")}
        </Button>
      </footer>
    );
  if (taken)
    return (
      <footer className={css.gestures} data-testid="cluster-taken">
        {say("discover.taken")}{" "}
        <button type="button" className="plain link" onClick={() => open(taken.id)}>
          {taken.question}
        </button>
      </footer>
    );
  const none = leftOut.length === cluster.wordings.length;
  const write = async () => {
    const entry = await gesture(
      () => platform.clusterToEntry(id, [...leftOut]),
      ({ question }) => say("discover.written", { question }),
    );
    if (entry) open(entry.id);
  };
  return (
    <footer className={css.gestures}>
      <Button
        size="small"
        disabled={busy || none}
        onClick={() => void write()}
        data-testid="cluster-write"
      >
        {say("discover.write")}
      </Button>
      <AddTo cluster={id} leftOut={leftOut} disabled={none} />
      <Button
        size="small"
        type="text"
        disabled={busy}
        onClick={() => void putAside(true)}
        data-testid="cluster-aside"
      >
        {say("discover.putAside")}
      </Button>
    </footer>
  );
}
