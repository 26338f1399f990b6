import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform, type LogChoice, type LogColumnChoice, type LogRole } from "@/platform";
import css from "./log.module.css";

/** What a column of a log may hold, the most important first. */
const ROLES: readonly LogRole[] = [
  "text",
  "from",
  "to",
  "reply",
  "session",
  "time",
  "product",
  "order",
  "transfer",
];

/** What each column of a log holds, to be said where that could not be told. */
export function ColumnChoices({
  choice,
  onRead,
}: {
  choice: LogChoice;
  onRead: (choice: LogChoice) => void;
}) {
  const say = useSay();
  const platform = usePlatform();
  const columns = useQuery({
    queryKey: ["chat-columns", choice.file, choice.encoding],
    queryFn: () => platform.chatColumns(choice),
    retry: false,
  }).data;
  const [said, setSaid] = useState<readonly LogColumnChoice[]>(choice.columns);
  if (!columns || columns.length === 0) return null;
  const roleOf = (name: string, told: LogRole | null) => {
    const one = said.find(({ column }) => column === name);
    return one ? one.role : told;
  };
  const put = (column: string, role: LogRole | null) =>
    setSaid((before) => [
      ...before
        // What one column holds, no other does.
        .map((one) => (role && one.role === role ? { ...one, role: null } : one))
        .filter((one) => one.column !== column),
      { column, role },
    ]);
  const hasText = columns.some(({ name, role }) => roleOf(name, role) === "text");
  return (
    <section className={css.columns} data-testid="discover-columns">
      <h3>{say("discover.columns")}</h3>
      <p>{say("discover.columnsHint")}</p>
      <ul>
        {columns.map(({ name, example, role }) => (
          <li key={name}>
            <span>
              {/^\d+$/.test(name) ? say("discover.column", { number: name }) : name}
              {example ? <small>{say("imports.example", { text: example })}</small> : null}
            </span>
            <Select<LogRole | "">
              size="small"
              aria-label={name}
              value={roleOf(name, role) ?? ""}
              onChange={(chosen) => put(name, chosen || null)}
              options={[
                { value: "", label: say("discover.role.none") },
                ...ROLES.map((value) => ({ value, label: say(`discover.role.${value}`) })),
              ]}
              style={{ width: 200 }}
              data-testid={`discover-column-${name}`}
            />
          </li>
        ))}
      </ul>
      <Button
        type="primary"
        disabled={!hasText}
        onClick={() => onRead({ ...choice, columns: [...said] })}
        data-testid="discover-read-again"
      >
        {say("discover.readAgain")}
      </Button>
    </section>
  );
}
