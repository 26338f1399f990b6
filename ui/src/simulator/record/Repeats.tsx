import { CheckCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import { RecordRow } from "./RecordRow";
import css from "./record.module.css";

/** What the customer would have to say again: nothing, if all is well. */
export function Repeats({ repeats }: { repeats: string[] }) {
  const say = useSay();
  return (
    <RecordRow label="record.repeats" testid="record-repeats">
      {repeats.length === 0 ? (
        <span className={css.nothing}>
          <CheckCircleOutlined aria-hidden /> {say("record.nothingToRepeat")}
        </span>
      ) : (
        <span className={css.danger}>
          <WarningOutlined aria-hidden /> {repeats.join(say("common.comma"))}
        </span>
      )}
    </RecordRow>
  );
}
