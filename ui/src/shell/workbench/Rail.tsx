import {
  CalendarOutlined,
  CommentOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  ExperimentOutlined,
  FileSearchOutlined,
  HeartOutlined,
  HistoryOutlined,
  KeyOutlined,
  RocketOutlined,
  SettingOutlined,
  SmileOutlined,
  TableOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useSay } from "@/i18n";
import { PAGES, pageKey, useNavigation, type Page } from "@/state/navigation";
import { useStatus } from "@/state/queries";
import { shortcut } from "@/domain/keyNames";
import css from "./workbench.module.css";

const icons: Record<Page, ReactNode> = {
  overview: <DashboardOutlined aria-hidden />,
  answers: <CommentOutlined aria-hidden />,
  tables: <TableOutlined aria-hidden />,
  persona: <SmileOutlined aria-hidden />,
  care: <HeartOutlined aria-hidden />,
  handover: <CustomerServiceOutlined aria-hidden />,
  calendar: <CalendarOutlined aria-hidden />,
  dialogues: <ExperimentOutlined aria-hidden />,
  discover: <FileSearchOutlined aria-hidden />,
  release: <RocketOutlined aria-hidden />,
  history: <HistoryOutlined aria-hidden />,
  keys: <KeyOutlined aria-hidden />,
  settings: <SettingOutlined aria-hidden />,
};

/** The pages, with words. */
export function Rail() {
  const say = useSay();
  const { target, go } = useNavigation();
  const errors = useStatus().data?.errors ?? 0;
  return (
    <nav className={css.rail} aria-label={say("nav.label")}>
      {PAGES.map((page) => (
        <button
          key={page}
          type="button"
          title={shortcut("mod", pageKey(page))}
          className={`plain ${page === "keys" ? css.last : ""}`}
          aria-current={target.page === page ? "page" : undefined}
          onClick={() => go({ page })}
          data-testid={`nav-${page}`}
        >
          {icons[page]}
          <span>{say(`nav.${page}`)}</span>
          {page === "overview" && errors > 0 ? (
            <span
              className={css.dot}
              role="img"
              aria-label={say("status.errors", { count: errors })}
            />
          ) : null}
        </button>
      ))}
    </nav>
  );
}
