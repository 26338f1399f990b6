import { useSay } from "@/i18n";
import type { EntryName } from "@/platform";
import { useNavigation } from "@/state/navigation";

/** The entry that a reply was said of, to be opened. */
export function UsedEntry({ entry }: { entry: EntryName }) {
  const say = useSay();
  const { go } = useNavigation();
  return (
    <>
      {say("judging.entry")}{" "}
      <button
        type="button"
        className="plain link"
        onClick={() => go({ page: "answers", entry: entry.id })}
      >
        {entry.question}
      </button>
    </>
  );
}
