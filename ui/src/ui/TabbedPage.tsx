import { EllipsisOutlined } from "@ant-design/icons";
import { Tabs } from "antd";
import type { ReactNode } from "react";
import { PageTitle } from "./PageTitle";
import css from "./tabbed.module.css";

/** A page that is one of several views at a time, chosen beside its name. */
export function TabbedPage<Key extends string>({
  title,
  tabs,
  active,
  onChange,
  testid,
  children,
}: {
  title: ReactNode;
  tabs: readonly { key: Key; label: ReactNode }[];
  active: Key;
  onChange: (key: Key) => void;
  testid: string;
  children: ReactNode;
}) {
  return (
    <div className={css.page} data-testid={testid}>
      <header className={css.heading}>
        <PageTitle>{title}</PageTitle>
        <Tabs
          size="small"
          className={css.tabs}
          activeKey={active}
          onChange={(key) => onChange(key as Key)}
          // The sign's own name is English.
          more={{ icon: <EllipsisOutlined aria-hidden /> }}
          items={tabs.map(({ key, label }) => ({
            key,
            label: <span data-testid={`tab-${key}`}>{label}</span>,
          }))}
        />
      </header>
      <div className={css.body}>{children}</div>
    </div>
  );
}
