import { Segmented, Spin } from "antd";
import { useMemo, useState } from "react";
import { usePersonaPlay } from "@/state/queries";
import { tidied } from "@/drafts/parts";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useLocalized, useSay } from "@/i18n";
import type { PersonaDraft, PersonasView } from "@/platform";
import { useSimulator } from "@/simulator/SimulatorProvider";
import { ErrorNote } from "@/ui/ErrorNote";
import { useDebounced } from "@/state/useDebounced";
import { languageOf, SCRIPTS, scriptMessages, type Script } from "./scripts";
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
                        {reply.sticker ? (
                          <small>{say("simulator.sticker", { name: reply.sticker })}</small>
                        ) : null}
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
