import { AlertFilled, ClockCircleOutlined, ThunderboltFilled } from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { Urgency } from "@/platform";
import css from "./urgency.module.css";

export const URGENCIES: readonly Urgency[] = ["normal", "urgent", "critical"];

export function UrgencyIcon({ urgency }: { urgency: Urgency }) {
  if (urgency === "critical") return <AlertFilled aria-hidden />;
  return urgency === "urgent" ? (
    <ThunderboltFilled aria-hidden />
  ) : (
    <ClockCircleOutlined aria-hidden />
  );
}

/** How urgent, by form, word and colour. */
export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  const say = useSay();
  return (
    <em className={css.urgency} data-urgency={urgency}>
      <UrgencyIcon urgency={urgency} />
      {say(`urgency.${urgency}`)}
    </em>
  );
}
