import { useQuery } from "@tanstack/react-query";
import { Modal, Radio } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform, type DuplicateWording, type WordingPlace } from "@/platform";
import { KB } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { useBulk } from "./useBulk";
import css from "./bulk.module.css";

/** Wordings that stand in several places, each with the entry that is to keep it. */
export function DuplicatesDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const apply = useBulk();
  const [kept, setKept] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const found = useQuery({
    queryKey: [...KB, "duplicates"],
    queryFn: () => platform.duplicateWordings(),
  });
  const all = found.data ?? [];
  const keeps = (one: DuplicateWording) => kept[one.wording] ?? one.suggested;
  const make = async () => {
    setBusy(true);
    const keep = all.map((one) => ({ wording: one.wording, entry: keeps(one) }));
    const done = await apply({ kind: "deduplicate", keep });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={640}
      style={{ top: 48 }}
      title={say("bulk.duplicates")}
      okText={say("bulk.duplicatesOk")}
      cancelText={say("common.cancel")}
      confirmLoading={busy}
      okButtonProps={{ disabled: all.length === 0, "data-testid": "bulk-ok" }}
      onOk={() => void make()}
      onCancel={onClose}
      data-testid="duplicates-dialog"
    >
      <Loaded query={found}>
        {(wordings) =>
          wordings.length === 0 ? (
            <p className={css.lead}>{say("bulk.noDuplicates")}</p>
          ) : (
            <>
              <p className={css.lead}>{say("bulk.duplicatesLead", { count: wordings.length })}</p>
              <div className={css.choices}>
                {wordings.map((one) => (
                  <div key={one.wording} className={css.group}>
                    <p>{one.wording}</p>
                    <Radio.Group
                      value={keeps(one)}
                      aria-label={one.wording}
                      onChange={({ target }) =>
                        setKept((now) => ({ ...now, [one.wording]: target.value as string }))
                      }
                    >
                      {one.places.map((place) => (
                        <Radio key={place.entry} value={place.entry}>
                          {place.question || place.entry}
                          <Where place={place} />
                        </Radio>
                      ))}
                    </Radio.Group>
                  </div>
                ))}
              </div>
            </>
          )
        }
      </Loaded>
    </Modal>
  );
}

function Where({ place }: { place: WordingPlace }) {
  const say = useSay();
  const words = [
    place.is_question ? say("bulk.isQuestion") : "",
    place.times > 1 ? say("bulk.times", { count: place.times }) : "",
    place.enabled ? "" : say("answers.off"),
  ].filter(Boolean);
  return words.length > 0 ? <small>{words.join(" · ")}</small> : null;
}
