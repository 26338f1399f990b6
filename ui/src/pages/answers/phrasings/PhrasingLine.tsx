import { DeleteOutlined, ExportOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { WordingCheck } from "@/platform";
import { StandingMark } from "../health/StandingMark";
import { MovePhrasing } from "./MovePhrasing";
import css from "./phrasings.module.css";

type Props = {
  entry: string;
  index: number;
  value: string;
  check: WordingCheck | null;
  onChange: (value: string) => void;
  onRemove: () => void;
  onBlur: () => void;
};

/** One phrasing; its buttons come with the pointer or the keyboard. */
export function PhrasingLine({ entry, index, value, check, onChange, onRemove, onBlur }: Props) {
  const say = useSay();
  const [moving, setMoving] = useState(false);
  return (
    <div className={css.line} data-kb-text>
      <input
        value={value}
        aria-label={say("answers.phrasingNumber", { number: index + 1 })}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
        }}
        data-testid={`phrasing-${index}`}
        autoComplete="off"
      />
      <span className={css.tools} data-open={moving}>
        <MovePhrasing
          entry={entry}
          phrasing={value}
          open={moving}
          onOpen={setMoving}
          onMoved={onRemove}
        >
          <Tooltip title={say("answers.move")}>
            <Button
              size="small"
              type="text"
              icon={<ExportOutlined />}
              aria-label={say("answers.move")}
              data-testid={`move-phrasing-${index}`}
            />
          </Tooltip>
        </MovePhrasing>
        <Tooltip title={say("answers.removeThis")}>
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={say("answers.removeThis")}
            onClick={onRemove}
            data-testid={`remove-phrasing-${index}`}
          />
        </Tooltip>
      </span>
      <span className={css.mark}>{check ? <StandingMark check={check} /> : null}</span>
    </div>
  );
}
