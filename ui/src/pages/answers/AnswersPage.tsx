import { FormOutlined } from "@ant-design/icons";
import { useEffect } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useLiveDraft } from "@/drafts/LiveDraft";
import { partKey } from "@/drafts/parts";
import { useSay } from "@/i18n";
import { useNavigation } from "@/state/navigation";
import { useEntries } from "@/state/queries";
import { EmptyNote } from "@/ui/notes";
import { EntryEditor } from "./editor/EntryEditor";
import { EntryList } from "./list/EntryList";
import css from "./answers.module.css";

/** All that the shop answers: the list, and the entry being edited. */
export function AnswersPage() {
  const say = useSay();
  const { target } = useNavigation();
  const drafts = useDrafts();
  const { edit } = useLiveDraft();
  const entries = useEntries();
  // An entry that is gone (undone, removed outside) gives way to the first, unless something
  // unsaved was written in it.
  const rows = entries.data;
  const there =
    target.entry !== undefined &&
    (!rows ||
      rows.some(({ id }) => id === target.entry) ||
      drafts.unsaved().includes(partKey("entry", target.entry)));
  const selected = (there ? target.entry : rows?.[0]?.id) ?? null;

  useEffect(() => {
    edit("entry", selected);
    return () => edit("entry", null);
  }, [selected, edit]);

  return (
    <div className={css.split}>
      <EntryList selected={selected} />
      <section className={css.editor} aria-label={say("answers.editor")}>
        {selected ? (
          <EntryEditor key={selected} id={selected} />
        ) : entries.isSuccess ? (
          <EmptyNote icon={<FormOutlined aria-hidden />} title={say("answers.pickTitle")}>
            {say("answers.pickBody")}
          </EmptyNote>
        ) : null}
      </section>
    </div>
  );
}
