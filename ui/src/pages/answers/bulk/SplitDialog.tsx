import { Checkbox, Input, Modal, Switch } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { useNavigation } from "@/state/navigation";
import { keyed } from "@/ui/keyed";
import { useBulk } from "./useBulk";
import css from "./bulk.module.css";

/** Phrasings that ask something else become an entry of their own. */
export function SplitDialog({
  entry,
  phrasings,
  onClose,
}: {
  entry: string;
  phrasings: string[];
  onClose: () => void;
}) {
  const say = useSay();
  const apply = useBulk();
  const { go } = useNavigation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [question, setQuestion] = useState<string | null>(null);
  const [keepAnswers, setKeepAnswers] = useState(false);
  const [busy, setBusy] = useState(false);
  // The first that was chosen is a question already.
  const asks = question ?? phrasings.find((one) => chosen.has(one)) ?? "";
  const make = async () => {
    setBusy(true);
    const done = await apply({
      kind: "split",
      entry,
      phrasings: [...chosen],
      question: asks.trim(),
      keep_answers: keepAnswers,
    });
    setBusy(false);
    if (!done) return;
    onClose();
    go({
      page: "answers",
      entry: done.entry ?? entry,
      field: { name: "answer", index: null },
    });
  };
  return (
    <Modal
      open
      width={560}
      style={{ top: 48 }}
      mask={{ closable: false }}
      title={say("bulk.split")}
      okText={say("bulk.splitOk", { count: chosen.size })}
      cancelText={say("common.cancel")}
      confirmLoading={busy}
      okButtonProps={{
        disabled: chosen.size === 0 || asks.trim() === "",
        "data-testid": "bulk-ok",
      }}
      onOk={() => void make()}
      onCancel={onClose}
      data-testid="split-dialog"
    >
      <p className={css.lead}>{say("bulk.splitLead")}</p>
      <div className={css.choices}>
        {keyed(phrasings, (one) => one).map(({ key, row: one }) => (
          <Checkbox
            key={key}
            checked={chosen.has(one)}
            onChange={({ target }) =>
              setChosen((now) => {
                const next = new Set(now);
                if (target.checked) next.add(one);
                else next.delete(one);
                return next;
              })
            }
          >
            {one}
          </Checkbox>
        ))}
      </div>
      <label className={css.asking}>
        <span>{say("answers.standardQuestion")}</span>
        <Input
          value={asks}
          placeholder={say("answers.newPlaceholder")}
          onChange={(event) => setQuestion(event.target.value)}
          data-testid="split-question"
        />
      </label>
      <label className={css.switch}>
        <Switch size="small" checked={keepAnswers} onChange={setKeepAnswers} />
        <span>{say("bulk.keepAnswers")}</span>
      </label>
    </Modal>
  );
}
