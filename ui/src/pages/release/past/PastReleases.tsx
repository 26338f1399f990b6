import { DownOutlined, RightOutlined } from "@ant-design/icons";
import { useState } from "react";
import { savedTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { ReleaseRow } from "@/platform";
import { useReleases } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { PastRelease } from "./PastRelease";
import css from "./past.module.css";

/** What was signed before: each can be looked at, and put back. */
export function PastReleases() {
  const say = useSay();
  const releases = useReleases();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <Part title={say("release.past")} count={releases.data?.length}>
      <Loaded query={releases} skeleton={null}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={css.quiet}>{say("release.noPast")}</p>
          ) : (
            <ul data-testid="releases">
              {rows.map((row) => (
                <li key={row.seq} className={css.release}>
                  <Line
                    row={row}
                    open={open === row.seq}
                    onToggle={() => setOpen(open === row.seq ? null : row.seq)}
                  />
                  {open === row.seq ? <PastRelease seq={row.seq} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Part>
  );
}

type Props = { row: ReleaseRow; open: boolean; onToggle: () => void };

function Line({ row, open, onToggle }: Props) {
  const say = useSay();
  return (
    <button
      type="button"
      className={`plain ${css.line}`}
      aria-expanded={open}
      onClick={onToggle}
      data-testid={`release-${row.seq}`}
    >
      {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
      <b>v{row.seq}</b>
      <span title={row.path}>{row.path}</span>
      <span title={row.digest}>
        {say("release.digest")} <code>{row.digest.slice(0, 12)}</code>
      </span>
      <time dateTime={row.at}>{savedTime(row.at)}</time>
    </button>
  );
}
