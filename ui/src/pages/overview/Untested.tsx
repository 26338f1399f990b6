import { useSay } from "@/i18n";
import { useNavigation } from "@/state/navigation";
import { useDiscovery } from "@/state/queries";
import css from "./overview.module.css";

/** What customers really asked, the bot had no right answer to, and no test dialogue asks. */
export function Untested() {
  const say = useSay();
  const { go } = useNavigation();
  const count = useDiscovery().data?.untested ?? 0;
  if (count === 0) return null;
  return (
    <p className={css.fine} data-testid="untested">
      <button
        type="button"
        className="plain link"
        onClick={() => go({ page: "discover", part: "left" })}
      >
        {say("discover.untested", { count })}
      </button>{" "}
      {say("discover.untestedHint")}
    </p>
  );
}
