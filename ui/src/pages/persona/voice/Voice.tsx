import { CopyOutlined } from "@ant-design/icons";
import { App, Button, InputNumber, Select, Slider } from "antd";
import { useMemo, useState } from "react";
import type { PartDraft } from "@/drafts/usePartDraft";
import { FieldNotes, at } from "@/form/Field";
import { useSay } from "@/i18n";
import type { PersonaDraft } from "@/platform";
import { useCare, useVoicePreview } from "@/state/queries";
import { useDebounced } from "@/state/useDebounced";
import { keyed } from "@/ui/keyed";
import { ErrorNote } from "@/ui/notes";
import { lineText, ssmlLines } from "./ssml";
import css from "./voice.module.css";

const DIALS = [
  { field: "pace", min: 0.5, max: 2, step: 0.05, without: 1 },
  { field: "pitch", min: -12, max: 12, step: 1, without: 0 },
  { field: "pause", min: 0, max: 3000, step: 50, without: 300 },
] as const;

/** How the bot sounds on the phone, and what the phone platform is given to read. */
export function Voice({ part, draft }: { part: PartDraft<"persona">; draft: PersonaDraft }) {
  const say = useSay();
  const { voice } = draft;
  const set = (field: "pace" | "pitch" | "pause" | "limit", value: number) =>
    part.change((before) => ({ voice: { ...before.voice, [field]: value } }));
  const values = { pace: voice.pace ?? 1, pitch: voice.pitch ?? 0, pause: voice.pause ?? 300 };
  const shown = {
    pace: `${Math.round(values.pace * 100)}%`,
    pitch: `${values.pitch > 0 ? "+" : ""}${values.pitch}`,
    pause: say("voice.milliseconds", { count: values.pause }),
  };
  return (
    <div className={css.voice}>
      <section className={css.dials}>
        {DIALS.map(({ field, min, max, step, without }) => (
          <div key={field}>
            <span>
              <b>{say(`voice.${field}`)}</b>
              <output>{shown[field]}</output>
            </span>
            <Slider
              min={min}
              max={max}
              step={step}
              value={values[field]}
              onChange={(value) => set(field, value)}
              onChangeComplete={part.flush}
              marks={{ [without]: " " }}
              tooltip={{ open: false }}
              ariaLabelForHandle={say(`voice.${field}`)}
              data-testid={`voice-${field}`}
            />
            <p>{say(`voice.${field}Hint`)}</p>
            <FieldNotes notes={at(part.diagnostics, `voice.${field}`)} />
          </div>
        ))}
        <label className={css.limit}>
          <b>{say("persona.limit")}</b>
          <InputNumber
            size="small"
            min={40}
            max={2000}
            step={20}
            value={voice.limit ?? 220}
            onChange={(value) => {
              if (value !== null) set("limit", value);
            }}
            onBlur={part.flush}
            data-testid="voice-limit"
          />
          {say("persona.characters")}
        </label>
        <FieldNotes notes={at(part.diagnostics, "voice")} />
      </section>
      <Spoken draft={draft} values={values} />
    </div>
  );
}

function Spoken({
  draft,
  values,
}: {
  draft: PersonaDraft;
  values: { pace: number; pitch: number; pause: number };
}) {
  const say = useSay();
  const { message } = App.useApp();
  const care = useCare().data?.moments ?? [];
  const groups = useMemo(
    () =>
      [
        ...draft.moments.map(({ moment, phrases }) => ({
          label: say(`moment.${moment}`),
          phrases,
        })),
        ...draft.care.map(({ id, phrases }) => ({
          label: care.find((one) => one.draft.id === id)?.draft.title ?? id,
          phrases,
        })),
      ]
        .map(({ label, phrases }) => ({
          label,
          title: label,
          options: [...new Set(phrases.map(({ text }) => text).filter(Boolean))].map((text) => ({
            value: text,
            label: text,
          })),
        }))
        .filter(({ options }) => options.length > 0),
    [draft.moments, draft.care, care, say],
  );
  const [picked, pick] = useState<string | null>(null);
  const there = groups.some(({ options }) => options.some(({ value }) => value === picked));
  const text = (there ? picked : groups[0]?.options[0]?.value) ?? "";
  const spoken = useVoicePreview(useDebounced(draft, 150), text);
  if (text === "") return <p className={css.none}>{say("voice.noPhrases")}</p>;
  const { pace, pitch, pause } = values;
  return (
    <section className={css.spoken}>
      <label htmlFor="voice-phrase">{say("voice.phrase")}</label>
      <Select
        id="voice-phrase"
        value={text}
        onChange={pick}
        options={groups}
        showSearch={{ optionFilterProp: "label" }}
        data-testid="voice-phrase"
        style={{ width: "100%" }}
      />
      <p>
        {say(
          pitch === 0
            ? "voice.explained"
            : pitch > 0
              ? "voice.explainedHigher"
              : "voice.explainedLower",
          { pace: Math.round(pace * 100), pitch: Math.abs(pitch), pause },
        )}
      </p>
      {spoken.isError ? (
        <ErrorNote error={spoken.error} />
      ) : (
        <div className={css.ssml}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard */}
          {/* biome-ignore lint/a11y/useSemanticElements: a region of preformatted text */}
          <pre role="region" tabIndex={0} aria-label="SSML" data-testid="ssml">
            {keyed(ssmlLines(spoken.data ?? ""), lineText).map(({ key, row: line }) => (
              <code key={key}>
                {keyed(line, ({ text }) => text).map(({ key, row: piece }) => (
                  <span key={key} data-kind={piece.kind}>
                    {piece.text}
                  </span>
                ))}
              </code>
            ))}
          </pre>
          <Button
            size="small"
            icon={<CopyOutlined aria-hidden />}
            disabled={!spoken.data}
            data-testid="ssml-copy"
            onClick={() =>
              void navigator.clipboard?.writeText(spoken.data ?? "").then(
                () => message.success(say("common.copied")),
                () => message.error(say("voice.notCopied")),
              )
            }
          >
            {say("common.copy")}
          </Button>
        </div>
      )}
    </section>
  );
}
