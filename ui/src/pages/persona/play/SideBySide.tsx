import { Segmented, Spin } from "antd";
import { useMemo, useState } from "react";
import { tidied } from "@/drafts/parts";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useLocalized, useSay, sayIn, type TextKey } from "@/i18n";
import type { PersonaDraft, PersonasView, Message } from "@/platform";
import { ReplyPictures } from "@/simulator/chat/ReplyPictures";
import { useSimulator } from "@/simulator/SimulatorProvider";
import { contextOf, noSettings, sampleOrder, type Settings } from "@/simulator/settings";
import { usePersonaPlay } from "@/state/queries";
import { useDebounced } from "@/state/useDebounced";
import { ErrorNote } from "@/ui/notes";
import css from "./play.module.css";

/**
 * The same customer with every persona, line by line beside each other, answered from the draft as
 * it is typed.
 */
export function SideBySide({
  part,
  draft,
  view,
}: {
  part: PartDraft<"persona">;
  draft: PersonaDraft;
  view: PersonasView;
}) {
  const say = useSay();
  const localized = useLocalized();
  const { messages: tried } = useSimulator();
  const [chosen, choose] = useState<Script | "mine" | null>(null);
  const source = chosen === "mine" && tried.length === 0 ? null : chosen;
  const which = source ?? (tried.length > 0 ? "mine" : "ship");
  const language = languageOf(draft);
  const messages = useMemo(
    () => (which === "mine" ? tried : scriptMessages(which, language)),
    [which, tried, language],
  );
  const unsaved = useMemo(
    () => (part.phase === "clean" ? null : tidied({ kind: "persona", draft })),
    [part.phase, draft],
  );
  const played = usePersonaPlay(messages, useDebounced(unsaved, 200));
  const columns = view.personas.map((row) => ({
    row,
    turns: played.data?.find(({ persona }) => persona === row.draft.id)?.turns ?? [],
  }));
  const fresh = !played.isPlaceholderData;
  return (
    <>
      <header className={css.lead}>
        <p>{say("play.lead")}</p>
        <Segmented<Script | "mine">
          size="small"
          value={which}
          onChange={choose}
          data-testid="play-script"
          options={[
            {
              value: "mine" as const,
              label: say("play.mine"),
              disabled: tried.length === 0,
              title: tried.length === 0 ? say("play.noneTried") : undefined,
            },
            ...SCRIPTS.map((value) => ({ value, label: say(`play.name.${value}`) })),
          ]}
        />
      </header>
      {played.isError ? <ErrorNote error={played.error} /> : null}
      <div
        className={css.table}
        style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(220px, 1fr))` }}
        aria-busy={!fresh}
        data-testid="side-by-side"
      >
        {columns.map(({ row }) => (
          <h3 key={row.draft.id} data-current={row.draft.id === draft.id}>
            {localized(row.title)}
            {row.draft.id === view.speaking ? <small>{say("persona.speaking")}</small> : null}
          </h3>
        ))}
        {messages.map((message, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of the turn
            key={index}
            className={css.exchange}
          >
            <p className={css.customer}>
              <span>{message.text}</span>
            </p>
            {columns.map(({ row, turns }) => {
              const turn = turns[index];
              return (
                <div
                  key={row.draft.id}
                  className={css.replies}
                  data-testid={`played-${row.draft.id}-${index}`}
                >
                  {turn ? (
                    turn.replies.map((reply, at) => (
                      <p
                        // biome-ignore lint/suspicious/noArrayIndexKey: the number of the bubble
                        key={at}
                      >
                        {reply.text}
                        <ReplyPictures reply={reply} />
                      </p>
                    ))
                  ) : (
                    <Spin size="small" />
                  )}
                  {turn && turn.options.length > 0 ? (
                    <small className={css.options}>
                      {turn.options.map(({ label }, at) => `${at + 1}. ${label}`).join("  ")}
                    </small>
                  ) : null}
                  {turn && turn.replies.length === 0 ? (
                    <small className={css.options}>{say("simulator.silent")}</small>
                  ) : null}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </>
  );
}

// Short conversations that show a character: built in, so that there is something to compare before
// anything was tried.

const SCRIPTS = ["ship", "angry", "phone"] as const;
type Script = (typeof SCRIPTS)[number];

/** Customers write in the language that the persona speaks, whatever the studio's. */
export function languageOf(draft: PersonaDraft): "zh-CN" | "en" {
  return /[\u4e00-\u9fff]/.test(
    draft.moments.map(({ phrases }) => phrases.map(({ text }) => text).join("")).join(""),
  )
    ? "zh-CN"
    : "en";
}

export function scriptMessages(script: Script, language: "zh-CN" | "en"): Message[] {
  const say = sayIn(language);
  const settings: Settings = {
    ...noSettings,
    order: sampleOrder(script === "angry" ? "stalled" : "paid", say),
    channel: script === "phone" ? "phone" : "chat",
    customer: { name: say("simulator.sampleCustomer") },
  };
  return ["1", "2", "3"].map((number) => ({
    text: say(`play.script.${script}.${number}` as TextKey),
    context: contextOf(settings),
  }));
}
