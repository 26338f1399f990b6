import { CheckCircleFilled, CopyOutlined, DeleteOutlined, SwapOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import type { PersonasView } from "@/platform";
import { NewPersona } from "./NewPersona";
import { useCast } from "./useCast";
import css from "./cast.module.css";

type Props = { view: PersonasView; selected: string; onSelect: (id: string) => void };

/** Who there is, who speaks, and what can be done with the one that is being looked at. */
export function PersonaCards({ view, selected, onSelect }: Props) {
  const say = useSay();
  const localized = useLocalized();
  const { speak, copy, remove } = useCast(onSelect);
  const [copying, setCopying] = useState(false);
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
            <span className={css.face} data-tone={draft.tone} aria-hidden>
              {Array.from(draft.name)[0] ?? "·"}
            </span>
            <span>
              <b>{localized(name)}</b>
              <small>
                {draft.id === view.speaking ? (
                  <em>
                    <CheckCircleFilled /> {say("persona.speaking")}
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
            icon={<SwapOutlined />}
            onClick={() => void speak(selected, title)}
            data-testid="persona-use"
          >
            {say("persona.use")}
          </Button>
        )}
        <Button
          size="small"
          icon={<CopyOutlined />}
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
              icon={<DeleteOutlined />}
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
