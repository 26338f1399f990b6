import { useSay } from "@/i18n";
import { savedTime } from "@/domain/clock";
import { useRecents } from "@/state/queries";
import css from "./recents.module.css";

/** Knowledge bases opened before; one whose folder is gone is said to be, and can't be chosen. */
export function RecentList({
  onOpen,
  current,
}: {
  onOpen: (path: string) => void;
  current?: string;
}) {
  const say = useSay();
  const recents = useRecents();
  const rows = recents.data ?? [];
  if (rows.length === 0) return null;
  return (
    <section className={css.recents} aria-label={say("start.recent")}>
      <h2>{say("start.recent")}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.path}>
            <button
              type="button"
              className="plain"
              disabled={!row.exists || row.path === current}
              onClick={() => onOpen(row.path)}
            >
              <span className={css.recentTitle}>{row.title}</span>
              <span className={css.recentPath}>{row.path}</span>
              <span className={css.recentWhen}>
                {row.path === current
                  ? say("start.isOpen")
                  : row.exists
                    ? savedTime(row.opened_at)
                    : say("start.gone")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
