import { Button, InputNumber, Space } from "antd";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import type { ReleasePreview } from "@/platform";
import css from "./release.module.css";

/** The highest number that has a next one. */
const MOST = 4_294_967_294;

type Props = {
  preview: ReleasePreview;
  asked: NonNullable<ReleasePreview["last_asked"]>;
  onAnswer: (last: number) => void;
};

/** Asks for the last release's number, which the folder does not know any more. */
export function LastNumber({ preview, asked, onAnswer }: Props) {
  const say = useSay();
  const localized = useLocalized();
  const [last, setLast] = useState<number | null>(null);
  return (
    <form
      className={css.last}
      data-testid="last-number"
      onSubmit={(event) => {
        event.preventDefault();
        if (last !== null) onAnswer(last);
      }}
    >
      <p>{localized(asked)}</p>
      <label>
        {say("release.last")}
        <Space.Compact>
          <InputNumber
            min={0}
            max={MOST}
            precision={0}
            value={last}
            onChange={setLast}
            data-testid="last-number-input"
          />
          <Button htmlType="submit" disabled={last === null} data-testid="last-number-answer">
            {say("release.lastAnswer")}
          </Button>
        </Space.Compact>
        {preview.seq > 0 ? <span>{say("release.lastNext", { seq: preview.seq })}</span> : null}
      </label>
      <small>{say("release.lastWhy")}</small>
    </form>
  );
}
