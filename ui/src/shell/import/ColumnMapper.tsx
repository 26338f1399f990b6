import { Select } from "antd";
import { useSay } from "@/i18n";
import type { ColumnChoice, ColumnRole, SheetColumns } from "@/platform";
import css from "./import.module.css";

/** What columns may hold, in the order in which it is offered. */
const ROLES: readonly ColumnRole[] = [
  "question",
  "phrasing",
  "answer",
  "category",
  "id",
  "validity",
  "keyword",
  "not_keyword",
  "when_product",
  "when_order",
  "when_channel",
  "from",
  "until",
  "enabled",
  "sensitive",
  "review_by",
  "note",
  "label",
  "faq_id",
  "name",
  "aliases",
  "key",
  "value",
  "unit",
  "term",
  "synonyms",
  "word",
  "unless",
  "severity",
  "marketplace",
  "source",
];

/** What each column of the tables holds, to be corrected. */
export function ColumnMapper({
  sheets,
  onMap,
}: {
  sheets: SheetColumns[];
  onMap: (choice: ColumnChoice) => void;
}) {
  const say = useSay();
  if (sheets.length === 0) return null;
  return (
    <details
      className={css.notes}
      open={sheets.some(({ kind }) => kind === null)}
      data-testid="import-columns"
    >
      <summary>{say("imports.columns")}</summary>
      <p>{say("imports.columnsHint")}</p>
      {sheets.map((sheet) => (
        <div key={`${sheet.file} ${sheet.sheet}`} className={css.sheet}>
          <p>{say("imports.sheet", { file: sheet.file, sheet: sheet.sheet, row: sheet.row })}</p>
          <ul>
            {sheet.columns.map(({ name, role, example }) => (
              <li key={name}>
                <span>
                  {name}
                  {example ? <small>{say("imports.example", { text: example })}</small> : null}
                </span>
                <Select<ColumnRole | "">
                  size="small"
                  aria-label={name}
                  value={role ?? ""}
                  onChange={(chosen) => onMap({ column: name, role: chosen || null })}
                  options={[
                    {
                      value: "",
                      label: say(
                        sheet.kind === "products" ? "imports.attribute" : "imports.leaveOut",
                      ),
                    },
                    ...ROLES.map((value) => ({ value, label: say(`imports.role.${value}`) })),
                  ]}
                  style={{ width: 200 }}
                  data-testid={`import-column-${name}`}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
