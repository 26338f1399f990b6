import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useSay } from "@/i18n";
import css from "./record.module.css";

const SHOWN_MS = 2_000;

/** The sentence with which the agent may open, ready to be pasted. */
export function Opening({ text }: { text: string }) {
  const say = useSay();
  const [copied, setCopied] = useState<boolean | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <blockquote className={css.opening}>
      <header>
        <small>{say("record.opening")}</small>
        <Button
          type="text"
          size="small"
          icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
          onClick={copy}
          data-testid="case-copy"
        >
          <span aria-live="polite">
            {say(copied === null ? "record.copy" : copied ? "record.copied" : "record.notCopied")}
          </span>
        </Button>
      </header>
      <p data-testid="case-opening">{text}</p>
    </blockquote>
  );
}
