import { EllipsisOutlined } from "@ant-design/icons";
import { Tabs } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { TableName } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { TablePane } from "./TablePane";
import css from "./tables.module.css";

const TABLES: readonly TableName[] = ["products", "facts", "synonyms", "forbidden"];

/** What the shop knows: its products, its facts, and words that mean the same. */
export function TablesPage() {
  const say = useSay();
  const { target, go } = useNavigation();
  const [table, open] = useState<TableName>(target.table ?? "products");
  const [shown, show] = useState(target);
  if (shown !== target) {
    // A link leads to its table, whichever tab is open.
    show(target);
    if (target.table) open(target.table);
  }
  return (
    <div className={css.page} data-testid="page-tables">
      <header className={css.heading}>
        <PageTitle>{say("nav.tables")}</PageTitle>
        <Tabs
          size="small"
          more={{ icon: <EllipsisOutlined aria-hidden /> }}
          className={css.tabs}
          activeKey={table}
          // Also a click on the table that is open leads into it.
          onTabClick={(key) => go({ page: "tables", table: key as TableName })}
          items={TABLES.map((key) => ({
            key,
            label: <span data-testid={`tab-${key}`}>{say(`tables.tab.${key}`)}</span>,
          }))}
        />
        <p>{say("tables.lead")}</p>
      </header>
      <TablePane key={table} table={table} target={target} />
    </div>
  );
}
