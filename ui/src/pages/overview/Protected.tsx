import { useSay } from "@/i18n";
import { useNavigation } from "@/state/navigation";
import { useDialogues, useProtection } from "@/state/queries";
import css from "./overview.module.css";

/** How many mistakes would be noticed, as far as somebody looked; it is never worked out here. */
export function Protected() {
  const say = useSay();
  const { go } = useNavigation();
  const view = useProtection().data;
  const dialogues = useDialogues().data?.length ?? 0;
  if (view === undefined || (!view && dialogues === 0) || view?.share.tried === 0) return null;
  return (
    <p className={css.fine} data-testid="protected">
      <button
        type="button"
        className="plain link"
        onClick={() => go({ page: "dialogues", show: "protection" })}
      >
        {view
          ? say("protection.overview", { count: view.share.tried, noticed: view.share.noticed })
          : say("protection.overviewNever")}
      </button>{" "}
      {view
        ? view.changes > 0
          ? say("protection.changed", { count: view.changes })
          : null
        : say("protection.overviewNeverHint")}
    </p>
  );
}
