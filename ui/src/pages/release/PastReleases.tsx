import { useReleases } from "@/state/queries";
import { savedTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import { Loaded } from "@/ui/Loaded";
import { Part } from "@/ui/PageFrame";
import css from "./release.module.css";

/** What was signed before. */
export function PastReleases() {
  const say = useSay();
  const releases = useReleases();
  return (
    <Part title={say("release.past")} count={releases.data?.length}>
      <Loaded query={releases} skeleton={null}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={css.quiet}>{say("release.noPast")}</p>
          ) : (
            <ul data-testid="releases">
              {rows.map((row) => (
                <li key={row.seq} className={css.past}>
                  <b>v{row.seq}</b>
                  <span title={row.path}>{row.path}</span>
                  <code title={row.digest}>{row.digest.slice(0, 12)}</code>
                  <time dateTime={row.at}>{savedTime(row.at)}</time>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Part>
  );
}
