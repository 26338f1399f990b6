import { CheckCircleOutlined } from "@ant-design/icons";
import { Segmented } from "antd";
import { useMemo, useState } from "react";
import { tidied } from "@/drafts/parts";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useSay } from "@/i18n";
import type { Moment, PersonaDraft, ToneRow } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useCare, useToneMatrix } from "@/state/queries";
import { useDebounced } from "@/state/useDebounced";
import { Loaded } from "@/ui/notes";
import { FEELINGS } from "../phrases/PhraseTags";
import { hasProblem, merged, ToneCellView } from "./ToneCellView";
import css from "./matrix.module.css";

/**
 * Everything this persona can say, by moment and by how the customer feels, as it would be read.
 */
export function ToneMatrix({
  part,
  draft,
  onOpen,
}: {
  part: PartDraft<"persona">;
  draft: PersonaDraft;
  onOpen: () => void;
}) {
  const say = useSay();
  const unsaved = useMemo(
    () => (part.phase === "clean" ? null : tidied({ kind: "persona", draft })),
    [part.phase, draft],
  );
  const query = useToneMatrix(useDebounced(unsaved, 200));
  return (
    <Loaded query={query}>
      {(rows) => (
        <Rows
          rows={rows.filter(({ persona }) => persona === draft.id)}
          lead={say("matrix.lead")}
          onOpen={onOpen}
        />
      )}
    </Loaded>
  );
}

function Rows({ rows, lead, onOpen }: { rows: ToneRow[]; lead: string; onOpen: () => void }) {
  const say = useSay();
  const { go, target } = useNavigation();
  const care = useCare().data?.moments ?? [];
  const [which, setWhich] = useState<"all" | "problems">("all");
  const problems = rows.filter(hasProblem);
  const shown = which === "problems" && problems.length > 0 ? problems : rows;
  const name = (row: ToneRow) =>
    row.care
      ? care.find(({ draft }) => draft.id === row.moment)?.draft.title || row.moment
      : say(`moment.${row.moment as Moment}`);
  const open = (row: ToneRow) => {
    if (row.care) return go({ page: "care", care: row.moment });
    go({ page: "persona", persona: target.persona, moment: row.moment as Moment });
    return onOpen();
  };
  return (
    <>
      <header className={css.lead}>
        <p>{lead}</p>
        {problems.length === 0 ? (
          <span className={css.allFine}>
            <CheckCircleOutlined aria-hidden /> {say("matrix.fine")}
          </span>
        ) : (
          <Segmented
            size="small"
            value={which}
            onChange={setWhich}
            data-testid="matrix-filter"
            options={[
              { value: "all" as const, label: say("phrase.all") },
              {
                value: "problems" as const,
                label: say("phrase.problems", { count: problems.length }),
              },
            ]}
          />
        )}
      </header>
      {shown.length === 0 ? null : (
        <div className={css.scroll}>
          <table className={css.matrix} data-testid="tone-matrix">
            <thead>
              <tr>
                <th scope="col">{say("matrix.moment")}</th>
                {FEELINGS.map((feeling) => (
                  <th key={feeling} scope="col">
                    {say(`feeling.${feeling}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row, index) => (
                <tr
                  key={`${row.care}-${row.moment}`}
                  data-first-care={row.care && !shown[index - 1]?.care}
                >
                  <th scope="row">
                    <button type="button" className="plain link" onClick={() => open(row)}>
                      {name(row)}
                    </button>
                    {row.care ? <small>{say("matrix.care")}</small> : null}
                  </th>
                  {merged(row.cells).map((cells) => (
                    <ToneCellView
                      key={cells[0]?.feeling}
                      row={row}
                      cells={cells}
                      name={name(row)}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
