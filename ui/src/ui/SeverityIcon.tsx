import { BulbOutlined, CloseCircleFilled, WarningFilled } from "@ant-design/icons";
import type { Severity } from "@/platform";
import { useSay } from "@/i18n";

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
