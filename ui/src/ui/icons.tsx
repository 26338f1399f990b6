import {
  CheckCircleFilled,
  CloseCircleFilled,
  MinusCircleOutlined,
  BulbOutlined,
  WarningFilled,
} from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { DialogueRow, Severity } from "@/platform";

/** The product's sign: a bubble that stands firmly on its base. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M7 4h18a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H12l-6 4.5V24a3 3 0 0 1-3-3V8a4 4 0 0 1 4-4Z"
        fill="var(--accent)"
      />
      <path
        d="m10 14 4.2 4L22 10.2"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Passed, failed, or not played yet. */
export function OutcomeIcon({ outcome }: { outcome: DialogueRow["outcome"] }) {
  const say = useSay();
  const props = { "aria-label": say(`outcome.${outcome}`), role: "img" };
  if (outcome === "passed")
    return <CheckCircleFilled {...props} style={{ color: "var(--good)" }} />;
  if (outcome === "failed")
    return <CloseCircleFilled {...props} style={{ color: "var(--error)" }} />;
  return <MinusCircleOutlined {...props} style={{ color: "var(--text-faint)" }} />;
}

/** Form and colour both say how much it matters. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const say = useSay();
  const props = {
    style: { color: `var(--${severity})` },
    "aria-label": say(`severity.${severity}`),
    role: "img",
  };
  if (severity === "error") return <CloseCircleFilled {...props} />;
  return severity === "warning" ? <WarningFilled {...props} /> : <BulbOutlined {...props} />;
}
