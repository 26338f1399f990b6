import { Button, Input } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import css from "./cast.module.css";

type Props = {
  taken: string[];
  like: string;
  initialName: string;
  onClose: () => void;
  onCreate: (id: string, name: string) => Promise<void>;
};

/** Asks what the copy is called, in place. */
export function NewPersona({ taken, like, initialName, onClose, onCreate }: Props) {
  const say = useSay();
  const [id, setId] = useState(() => freeId(taken));
  const [name, setName] = useState(initialName);
  const problem = idProblem(id, taken);
  return (
    <form
      className={css.copy}
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem && name.trim()) void onCreate(id, name.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <p>{say("persona.copyLead", { like })}</p>
      <label>
        {say("persona.field.name")}
        <Input
          autoFocus
          size="small"
          value={name}
          onChange={(event) => setName(event.target.value)}
          data-testid="new-persona-name"
        />
      </label>
      <label>
        {say("persona.id")}
        <Input
          size="small"
          value={id}
          status={problem ? "error" : ""}
          onChange={(event) => setId(event.target.value)}
          aria-describedby="new-persona-id-hint"
          data-testid="new-persona-id"
        />
      </label>
      <Button
        htmlType="submit"
        type="primary"
        size="small"
        disabled={problem !== null || !name.trim()}
        data-testid="new-persona-create"
      >
        {say("persona.create")}
      </Button>
      <Button size="small" onClick={onClose}>
        {say("common.cancel")}
      </Button>
      <small id="new-persona-id-hint" data-problem={problem !== null}>
        {say(problem ? `persona.idProblem.${problem}` : "persona.idHint")}
      </small>
    </form>
  );
}

/** What is wrong with an id for something new; `null` if nothing is. */
export function idProblem(id: string, taken: readonly string[]): "shape" | "taken" | null {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) return "shape";
  return taken.includes(id) ? "taken" : null;
}

/** An id that nobody has yet: `persona-2`, `persona-3`, … */
export function freeId(taken: readonly string[], stem = "persona"): string {
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
