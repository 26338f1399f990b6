import { useQuery } from "@tanstack/react-query";
import { App, Modal, Select, Switch } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import {
  toApiError,
  usePlatform,
  type ColumnChoice,
  type ImportChoice,
  type ImportView,
} from "@/platform";
import { KB } from "@/state/queries";
import { ErrorNote, Loaded } from "@/ui/notes";
import { ColumnMapper } from "./ColumnMapper";
import { HowFar } from "./HowFar";
import { PlanPreview } from "./PlanPreview";
import { LOOK } from "./waiting";
import { rememberColumn, rememberedColumns } from "./remembered";
import css from "./import.module.css";

/** What files would bring is looked at first, then taken over in one step. */
export function ImportDialog({ files, onClose }: { files: string[]; onClose: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const { message } = App.useApp();
  const [choice, setChoice] = useState<ImportChoice>(() => ({
    ...LOOK,
    files,
    columns: rememberedColumns(),
  }));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const plan = useQuery({
    queryKey: [...KB, "import", choice],
    queryFn: () => platform.planImport(choice),
    // While it is taken over the knowledge base changes, and what was looked at with it.
    enabled: !busy,
    // What was looked at before must not be drawn, and taken for what would be done now.
    gcTime: 0,
    retry: false,
  });
  // A table of which nothing is known has no plan, but columns to say something about.
  const columns = useQuery({
    queryKey: [...KB, "import-columns", choice],
    queryFn: () => platform.importColumns(choice),
    enabled: plan.isError,
    retry: false,
  });
  const change = (changed: Partial<ImportChoice>) => {
    setFailure(null);
    setChoice((before) => ({ ...before, ...changed }));
  };
  const map = (one: ColumnChoice) => {
    rememberColumn(one);
    const others = choice.columns.filter(({ column }) => column !== one.column);
    change({ columns: [...others, one] });
  };
  const apply = async (view: ImportView) => {
    setBusy(true);
    try {
      await platform.applyImport(choice, view.version);
      void message.success(say("imports.done", { count: taken(view) }));
      onClose();
    } catch (thrown) {
      if (toApiError(thrown).code === "stopped") onClose();
      else {
        setFailure(thrown);
        void plan.refetch();
      }
    } finally {
      setBusy(false);
    }
  };
  // What is being written is written: then the dialog stays until that is done.
  const cancel = () => {
    void platform.stopImport();
    if (!busy) onClose();
  };
  const count = plan.data ? taken(plan.data) : 0;
  return (
    <Modal
      open
      mask={{ closable: false }}
      width={860}
      title={say("imports.title", { files: names(files) })}
      okText={say("imports.ok", { count })}
      cancelText={say("common.cancel")}
      cancelButtonProps={{ "data-testid": "import-cancel" }}
      confirmLoading={busy}
      okButtonProps={{
        disabled: count === 0 || plan.isError || plan.isFetching,
        "data-testid": "import-ok",
      }}
      onOk={() => plan.data && void apply(plan.data)}
      onCancel={cancel}
      data-testid="import"
    >
      <p className={css.lead}>{say("imports.lead")}</p>
      {failure ? <ErrorNote error={failure} /> : null}
      {plan.isPending || busy ? <HowFar /> : null}
      {plan.isPending ? null : (
        <Loaded query={plan}>{(view) => <PlanPreview view={view} />}</Loaded>
      )}
      <ColumnMapper sheets={plan.data?.sheets ?? columns.data ?? []} onMap={map} />
      <Options choice={choice} onChange={change} />
    </Modal>
  );
}

/** How the files are to be read and taken over. */
function Options({
  choice,
  onChange,
}: {
  choice: ImportChoice;
  onChange: (changed: Partial<ImportChoice>) => void;
}) {
  const say = useSay();
  return (
    <div className={css.options}>
      <label>
        <Switch
          size="small"
          checked={choice.take_conflicts}
          onChange={(take_conflicts) => onChange({ take_conflicts })}
          data-testid="import-take"
        />
        <span>{say("imports.take")}</span>
      </label>
      <label>
        <Switch
          size="small"
          checked={choice.replace}
          onChange={(replace) => onChange({ replace })}
        />
        <span>{say("imports.replace")}</span>
      </label>
      <label>
        <span>{say("imports.encoding")}</span>
        <Select
          size="small"
          value={choice.encoding ?? ""}
          onChange={(encoding) => onChange({ encoding: encoding || null })}
          options={ENCODINGS.map(([value, key]) => ({
            value,
            label: say(`imports.encodings.${key}`),
          }))}
          style={{ width: 180 }}
        />
      </label>
    </div>
  );
}

const ENCODINGS = [
  ["", "found"],
  ["gb18030", "gb18030"],
  ["utf-8", "utf8"],
  ["utf-16le", "utf16"],
  ["big5", "big5"],
] as const;

/** How much an import takes over. */
function taken({ counts, items }: ImportView): number {
  // A conflict may bring wordings all the same.
  const partly = items.filter(
    ({ kind, phrasings_added, answers_added }) =>
      kind === "conflict" && phrasings_added + answers_added > 0,
  ).length;
  return counts.added + counts.changed + partly;
}

/** Files by their own names, whatever folder they stand in. */
const names = (files: string[]) =>
  files.map((file) => file.split(/[\\/]/).at(-1) ?? file).join(" · ");
