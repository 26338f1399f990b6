import { CheckCircleFilled, CopyOutlined, DeleteOutlined, SwapOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useEffect, useState } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { useStep } from "@/drafts/useStep";
import { useLocalized, useSay } from "@/i18n";
import { usePlatform, type PersonasView } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useFace } from "@/state/queries";
import { PictureImage } from "@/ui/PictureImage";
import { NewPersona } from "./NewPersona";
import css from "./cast.module.css";

type Props = { view: PersonasView; selected: string; onSelect: (id: string) => void };

/** The persona's picture, else the first character of its name. */
function Face({ draft }: { draft: PersonasView["personas"][number]["draft"] }) {
  const file = useFace(draft.face ?? "");
  if (file) return <PictureImage file={file} alt="" className={css.picture} />;
  return (
    <span className={css.face} data-tone={draft.tone} aria-hidden>
      {Array.from(draft.name)[0] ?? "·"}
    </span>
  );
}

/** Who there is, who speaks, and what can be done with the one that is being looked at. */
export function PersonaCards({ view, selected, onSelect }: Props) {
  const say = useSay();
  const localized = useLocalized();
  const { speak, copy, remove } = useCast(onSelect);
  const [copying, setCopying] = useState(false);
  const { target } = useNavigation();
  useEffect(() => {
    if (target.create) setCopying(true);
  }, [target]);
  const row = view.personas.find(({ draft }) => draft.id === selected);
  if (!row) return null;
  const title = localized(row.title);
  return (
    <header className={css.head}>
      <fieldset className={css.cards} aria-label={say("persona.all")}>
        {view.personas.map(({ draft, title: name, diagnostics }) => (
          <button
            key={draft.id}
            type="button"
            className={`plain ${css.card}`}
            aria-pressed={draft.id === selected}
            onClick={() => onSelect(draft.id)}
            data-testid={`persona-${draft.id}`}
          >
            <Face draft={draft} />
            <span>
              <b>{localized(name)}</b>
              <small>
                {draft.id === view.speaking ? (
                  <em>
                    <CheckCircleFilled aria-hidden /> {say("persona.speaking")}
                  </em>
                ) : (
                  say("persona.resting")
                )}
                {diagnostics.length > 0 ? (
                  <i>{say("persona.problems", { count: diagnostics.length })}</i>
                ) : null}
              </small>
            </span>
          </button>
        ))}
      </fieldset>
      <div className={css.actions}>
        {selected === view.speaking ? null : (
          <Button
            type="primary"
            size="small"
            icon={<SwapOutlined aria-hidden />}
            onClick={() => void speak(selected, title)}
            data-testid="persona-use"
          >
            {say("persona.use")}
          </Button>
        )}
        <Button
          size="small"
          icon={<CopyOutlined aria-hidden />}
          aria-expanded={copying}
          onClick={() => setCopying(!copying)}
          data-testid="persona-copy"
        >
          {say("persona.copy")}
        </Button>
        {selected === "main" ? null : (
          <Tooltip
            title={say(selected === view.speaking ? "persona.removeSpeaking" : "persona.remove")}
          >
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              disabled={selected === view.speaking}
              aria-label={say("persona.remove")}
              onClick={() => void remove(selected, title)}
              data-testid="persona-remove"
            />
          </Tooltip>
        )}
      </div>
      {copying ? (
        <NewPersona
          taken={view.personas.map(({ draft }) => draft.id)}
          like={title}
          onClose={() => setCopying(false)}
          onCreate={async (id, name) => {
            if (await copy(selected, id, name)) setCopying(false);
          }}
          initialName={row.draft.name}
        />
      ) : null}
    </header>
  );
}

/** Choosing who speaks, copying and removing. Nothing asks first: undo takes each of them back. */
function useCast(onSelect: (id: string) => void) {
  const say = useSay();
  const platform = usePlatform();
  const drafts = useDrafts();
  const step = useStep();
  return {
    speak: (id: string, title: string) =>
      // biome-ignore lint/correctness/useHookAtTopLevel: a use case of Rust, no hook
      step(() => platform.usePersona(id), say("persona.nowSpeaks", { title })),
    copy: async (from: string, id: string, name: string) => {
      const done = await step(
        async () => {
          const row = (await platform.personas()).personas.find(({ draft }) => draft.id === from);
          if (row)
            await platform.saveDraft(
              null,
              { kind: "persona", draft: { ...row.draft, id, name } },
              null,
            );
        },
        say("persona.copied", { name }),
      );
      if (done) onSelect(id);
      return done;
    },
    remove: async (id: string, title: string) => {
      const done = await step(
        () => platform.removePart({ kind: "persona", id }),
        say("persona.removed", { title }),
      );
      if (!done) return;
      drafts.discard(partKey("persona", id));
      onSelect("main");
    },
  };
}
