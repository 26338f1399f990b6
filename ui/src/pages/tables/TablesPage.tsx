import { EllipsisOutlined } from "@ant-design/icons";
import { Tabs } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { TableName } from "@/platform";
import { useNavigation, type Target } from "@/state/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { PicturesPane } from "./pictures/PicturesPane";
import { TablePane } from "./TablePane";
import css from "./tables.module.css";

const TABLES: readonly TableName[] = ["products", "facts", "synonyms", "forbidden"];
const PICTURES = "pictures";

/** What the shop knows: its products, its facts, words that mean the same, and its pictures. */
export function TablesPage() {
  const say = useSay();
  const { target, go } = useNavigation();
  const [tab, open] = useState(tabOf(target) ?? "products");
  const [shown, show] = useState(target);
  if (shown !== target) {
    // A link leads to its tab, whichever is open.
    show(target);
    const wanted = tabOf(target);
    if (wanted) open(wanted);
  }
  return (
    <div className={css.page} data-testid="page-tables">
      <header className={css.heading}>
        <PageTitle>{say("nav.tables")}</PageTitle>
        <Tabs
          size="small"
          more={{ icon: <EllipsisOutlined aria-hidden /> }}
          className={css.tabs}
          activeKey={tab}
          // Also a click on the tab that is open leads into it.
          onTabClick={(key) =>
            go(
              key === PICTURES
                ? { page: "tables", picture: "" }
                : { page: "tables", table: key as TableName },
            )
          }
          items={[
            ...TABLES.map((key) => ({
              key: key as string,
              label: <span data-testid={`tab-${key}`}>{say(`tables.tab.${key}`)}</span>,
            })),
            {
              key: PICTURES,
              label: <span data-testid="tab-pictures">{say("pictures.tab")}</span>,
            },
          ]}
        />
        {tab === PICTURES ? null : <p>{say("tables.lead")}</p>}
      </header>
      {tab === PICTURES ? (
        <PicturesPane wanted={target.picture ?? ""} />
      ) : (
        <TablePane key={tab} table={tab as TableName} target={target} />
      )}
    </div>
  );
}

function tabOf({ table, picture }: Target): TableName | typeof PICTURES | undefined {
  return picture === undefined ? table : PICTURES;
}
