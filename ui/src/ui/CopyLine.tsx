import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import css from "./copyLine.module.css";

/** A line to be copied as it stands. */
export function CopyLine({ text, testid }: { text: string; testid: string }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard?.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    });
  return (
    <div className={css.line}>
      <code data-testid={testid}>{text}</code>
      <Button
        size="small"
        type="text"
        icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
        onClick={copy}
      >
        {say(copied ? "common.copied" : "common.copy")}
      </Button>
    </div>
  );
}
