import { useQuery } from "@tanstack/react-query";
import { Button, Popover, Select, Spin } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { KB, useEntries } from "@/state/queries";
import { useReturnFocus } from "@/ui/useReturnFocus";
import { useGesture } from "@/drafts/useGesture";
import css from "./left.module.css";

type Props = {
  cluster: string;
  /** Wordings that are not taken along. */
  leftOut: readonly string[];
};

/** Gives a cluster's wordings to an entry: one that is near, or any other. */
export function AddTo({ cluster, leftOut, disabled }: Props & { disabled: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { opener, onOpenChange, closeOnEscape } = useReturnFocus<HTMLButtonElement>(setOpen);
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open
        <div className={css.addTo} onKeyDown={closeOnEscape}>
          <Choices cluster={cluster} leftOut={leftOut} onDone={() => setOpen(false)} />
        </div>
      }
    >
      <Button size="small" disabled={disabled} ref={opener} data-testid="cluster-add">
        {say("discover.addTo")}
      </Button>
    </Popover>
  );
}

function Choices({ cluster, leftOut, onDone }: Props & { onDone: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const entries = useEntries().data ?? [];
  const { busy, gesture } = useGesture();
  const near = useQuery({
    queryKey: [...KB, "near-entries", cluster],
    queryFn: () => platform.nearEntries(cluster),
  });
  const add = async (entry: string) => {
    const done = await gesture(
      () => platform.addCluster(cluster, entry, [...leftOut]),
      ({ question }) => say("discover.added", { question }),
    );
    if (done) onDone();
  };
  return (
    <>
      <h4>{say("discover.near")}</h4>
      {near.isPending ? <Spin size="small" /> : null}
      <ul>
        {near.data?.map(({ id, question }) => (
          <li key={id}>
            <button
              type="button"
              className="plain"
              disabled={busy}
              onClick={() => void add(id)}
              data-testid="near-entry"
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
      <Select<string>
        showSearch={{ optionFilterProp: "label" }}
        value={null}
        placeholder={say("discover.otherEntry")}
        aria-label={say("discover.otherEntry")}
        onChange={(id) => void add(id)}
        options={entries.map(({ id, question }) => ({ value: id, label: question || id }))}
        style={{ width: "100%" }}
        disabled={busy}
        data-testid="other-entry"
      />
    </>
  );
}
