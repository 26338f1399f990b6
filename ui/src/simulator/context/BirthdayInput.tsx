import { Input } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";

/** Month and day. What is no day yet stays in the field and goes nowhere. */
export function BirthdayInput({
  birthday,
  onChange,
}: {
  birthday: string;
  onChange: (birthday: string | null) => void;
}) {
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? birthday;
  return (
    <Input
      id="ctx-birthday"
      value={shown}
      placeholder="05-20"
      maxLength={5}
      status={shown && !isDay(shown) ? "error" : ""}
      aria-label={say("simulator.customerBirthday")}
      onChange={(event) => {
        // 05.20, 05/20 and 05月20日 are the same day.
        const text = event.target.value
          .trim()
          .replace(/[./\u6708]/g, "-")
          .replace(/\u65e5$/, "");
        setTyped(text);
        if (!text || isDay(text)) onChange(text || null);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** Any day of a leap year. */
function isDay(text: string): boolean {
  const [, month = "", day = ""] = /^(\d\d)-(\d\d)$/.exec(text) ?? [];
  const at = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  return month !== "" && at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(day);
}
