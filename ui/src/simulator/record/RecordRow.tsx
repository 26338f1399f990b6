import { LockOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import type { ReactNode } from "react";
import { useSay, type TextKey } from "@/i18n";
import css from "./record.module.css";

type Props = {
  label: TextKey;
  personal?: boolean;
  fresh?: boolean;
  testid?: string;
  children: ReactNode;
};

/**
 * One line of the case record: whether it is new with this turn, and whether a log must not show
 * it.
 */
export function RecordRow({ label, personal = false, fresh = false, testid, children }: Props) {
  const say = useSay();
  return (
    <div data-fresh={fresh} data-testid={testid}>
      <dt>
        {say(label)}
        {personal ? (
          <Tooltip title={say("record.personal")}>
            <span className={css.personal} role="img" aria-label={say("record.personalShort")}>
              <LockOutlined aria-hidden />
            </span>
          </Tooltip>
        ) : null}
      </dt>
      <dd>
        {fresh ? <em className={css.fresh}>{say("record.fresh")}</em> : null}
        {children}
      </dd>
    </div>
  );
}
