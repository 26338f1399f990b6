import { TagOutlined } from "@ant-design/icons";
import { Checkbox, Select } from "antd";
import { useId, useState } from "react";
import { useSay } from "@/i18n";
import type { Capability, Channel, Feeling, PhraseDraft } from "@/platform";
import { NearPopover } from "@/ui/NearPopover";
import { INNER_STOP } from "@/ui/rowKeys";
import { useReturnFocus } from "@/ui/useReturnFocus";
import css from "./phrases.module.css";

export const FEELINGS: readonly Feeling[] = ["calm", "worried", "complaining", "angry", "harmed"];

type Props = {
  phrase: PhraseDraft;
  capabilities: readonly Capability[];
  onChange: (change: Partial<PhraseDraft>) => void;
  label: string;
  testid: string;
};

/** To whom, on which channel, promising what: said as chips, set in a little window. */
export function PhraseTags({ phrase, capabilities, onChange, label, testid }: Props) {
  const say = useSay();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { opener, onOpenChange } = useReturnFocus<HTMLButtonElement>(setOpen);
  const { moods, channel, promise } = phrase;
  const kept = capabilities.find(({ id }) => id === promise);
  const chips = [
    ...moods.map((mood) => (
      <span key={mood} className={css.chip}>
        {say(`feeling.${mood}`)}
      </span>
    )),
    channel ? (
      <span key="channel" className={css.chip}>
        {say("phrase.onlyOn", { channel: say(`channel.${channel}`) })}
      </span>
    ) : null,
    promise ? (
      <span key="promise" className={css.chip} data-promise title={kept?.description}>
        {say("phrase.promises")}
      </span>
    ) : null,
  ].filter(Boolean);
  const content = open ? (
    <div className={css.conditions}>
      <span id={`${id}-to`} className={css.about}>
        {say("phrase.to")}
      </span>
      <Checkbox.Group
        aria-labelledby={`${id}-to`}
        value={moods}
        onChange={(chosen) => onChange({ moods: FEELINGS.filter((one) => chosen.includes(one)) })}
        options={FEELINGS.map((value) => ({ value, label: say(`feeling.${value}`) }))}
      />
      <small>{say(moods.length === 0 ? "phrase.toAnyone" : "phrase.toThese")}</small>
      <label className={css.about} htmlFor={`${id}-channel`}>
        {say("phrase.channel")}
      </label>
      <Select<Channel | "">
        id={`${id}-channel`}
        size="small"
        value={channel ?? ""}
        onChange={(chosen) => onChange({ channel: chosen || null })}
        options={[
          { value: "" as const, label: say("phrase.anyChannel") },
          ...(["chat", "phone"] as const).map((value) => ({
            value,
            label: say(`channel.${value}`),
          })),
        ]}
      />
      <label className={css.about} htmlFor={`${id}-promise`}>
        {say("phrase.promise")}
      </label>
      <Select
        id={`${id}-promise`}
        size="small"
        value={promise}
        onChange={(chosen) => onChange({ promise: chosen })}
        popupMatchSelectWidth={false}
        options={[
          { value: "", label: say("phrase.noPromise") },
          ...capabilities.map(({ id, description }) => ({ value: id, label: description || id })),
          ...(promise && !kept ? [{ value: promise, label: promise }] : []),
        ]}
      />
      <small>{say("phrase.promiseHint")}</small>
    </div>
  ) : null;
  return (
    <NearPopover
      placement="bottomLeft"
      content={content}
      title={say("phrase.conditions")}
      open={open}
      onOpenChange={onOpenChange}
      opener={opener}
    >
      <button
        {...INNER_STOP}
        type="button"
        className={`plain ${css.tags}`}
        data-set={chips.length > 0}
        aria-label={`${say("phrase.conditions")}: ${label}`}
        onMouseDown={(event) => event.preventDefault()}
        data-testid={`${testid}-tags`}
      >
        {chips.length > 0 ? (
          chips
        ) : (
          <span className={css.quiet}>
            <TagOutlined aria-hidden /> {say("phrase.anyone")}
          </span>
        )}
      </button>
    </NearPopover>
  );
}
