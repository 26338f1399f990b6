import { useQuery } from "@tanstack/react-query";
import { Button, Input, Modal, Segmented } from "antd";
import { useId, useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import { usePlatform, type NewShop, type WorkspaceView } from "@/platform";
import { ErrorNote, Loaded } from "@/ui/notes";
import css from "./begin.module.css";

/** A shop that nobody has said anything about yet; to all else the template has an answer. */
const NOTHING_SAID: NewShop = { template: "", name: "", tone: "lively", hours: "" };

/**
 * Begins a shop of one's own. Only what it sells has to be said; everything else has an answer to
 * begin with.
 */
export function NewShopDialog({
  onOpened,
  onClose,
}: {
  onOpened: (opening: Promise<WorkspaceView>) => Promise<void>;
  onClose: () => void;
}) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const [shop, setShop] = useState(NOTHING_SAID);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const proposed = useQuery({
    queryKey: ["place-for-new"],
    queryFn: () => platform.placeForNew(),
  }).data;
  const place = picked ?? proposed ?? null;
  const templates = useQuery({ queryKey: ["templates"], queryFn: () => platform.templates() });
  const ids = { name: useId(), hours: useId(), tone: useId() };
  const change = (changed: Partial<NewShop>) => {
    setFailure(null);
    setShop((before) => ({ ...before, ...changed }));
  };
  const pick = async () => {
    const chosen = await platform.pickFolder(say("begin.pickTitle"));
    if (chosen) setPicked(chosen);
  };
  const begin = async () => {
    setBusy(true);
    try {
      await onOpened(platform.newWorkspace(place ?? "", shop));
      onClose();
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      // A click beside it must not throw away what was said.
      mask={{ closable: shop === NOTHING_SAID }}
      title={say("begin.title")}
      width={640}
      onCancel={onClose}
      footer={
        <Button
          type="primary"
          disabled={shop.template === "" || place === null}
          loading={busy}
          onClick={() => void begin()}
          data-testid="begin-ok"
        >
          {say("begin.ok")}
        </Button>
      }
      data-testid="begin"
    >
      <div className={css.form}>
        <fieldset>
          <legend>{say("begin.sells")}</legend>
          <Loaded query={templates}>
            {(rows) => (
              <div className={css.trades}>
                {rows.map((row) => (
                  <label key={row.id} className={css.trade} data-chosen={row.id === shop.template}>
                    <input
                      type="radio"
                      name="trade"
                      checked={row.id === shop.template}
                      onChange={() => change({ template: row.id })}
                      data-testid={`begin-${row.id}`}
                    />
                    <b>{localized(row.name)}</b>
                    <span>{localized(row.sells)}</span>
                    <small>
                      {say("begin.counts", { entries: row.entries, phrasings: row.phrasings })}
                    </small>
                  </label>
                ))}
              </div>
            )}
          </Loaded>
        </fieldset>
        <div className={css.row}>
          <label htmlFor={ids.name}>{say("begin.name")}</label>
          <Input
            id={ids.name}
            value={shop.name}
            maxLength={40}
            placeholder={say("begin.nameHint")}
            onChange={(event) => change({ name: event.target.value })}
            data-testid="begin-name"
          />
        </div>
        <div className={css.row}>
          <span id={ids.tone}>{say("begin.tone")}</span>
          <div>
            <Segmented
              aria-labelledby={ids.tone}
              value={shop.tone ?? "lively"}
              options={(["lively", "precise"] as const).map((tone) => ({
                value: tone,
                label: say(`persona.tone.${tone}`),
              }))}
              onChange={(tone) => change({ tone })}
            />
            <p className={css.example}>{say(`begin.example.${shop.tone ?? "lively"}`)}</p>
          </div>
        </div>
        <div className={css.row}>
          <label htmlFor={ids.hours}>{say("begin.hours")}</label>
          <Input
            id={ids.hours}
            value={shop.hours}
            placeholder={say("begin.hoursHint")}
            onChange={(event) => change({ hours: event.target.value })}
            data-testid="begin-hours"
          />
        </div>
        <div className={css.row}>
          <span>{say("begin.place")}</span>
          <div className={css.place}>
            <span>{place ?? say("begin.noPlace")}</span>
            <Button type="link" size="small" onClick={() => void pick()} data-testid="begin-pick">
              {say("begin.pick")}
            </Button>
          </div>
        </div>
        <p className={css.after}>{say("begin.after")}</p>
        {failure ? <ErrorNote error={failure} /> : null}
      </div>
    </Modal>
  );
}
