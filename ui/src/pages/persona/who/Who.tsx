import { Input, InputNumber, Segmented, Switch } from "antd";
import type { PartDraft } from "@/drafts/usePartDraft";
import { Field, at } from "@/form/Field";
import { PictureChoice } from "@/form/PictureChoice";
import { TagField } from "@/form/TagField";
import { useSay } from "@/i18n";
import type { PersonaDraft } from "@/platform";
import { DialRow, DIALS, dialValue } from "./DialRow";
import css from "./who.module.css";

/** Who the bot is: name, address, character, and what it never says. */
export function Who({ part, draft }: { part: PartDraft<"persona">; draft: PersonaDraft }) {
  const say = useSay();
  const { change, flush, diagnostics } = part;
  const now = (patch: Partial<PersonaDraft>) => {
    change(patch);
    flush();
  };
  return (
    <div className={css.who}>
      <section className={css.fields}>
        <Field
          label={say("persona.field.name")}
          hint={say("persona.nameHint")}
          notes={at(diagnostics, "name")}
        >
          <Input
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
            onBlur={flush}
            data-testid="persona-name"
            data-kb-text
          />
        </Field>
        <Field
          label={say("pictures.face")}
          hint={say("pictures.faceHint")}
          notes={at(diagnostics, "face")}
        >
          <PictureChoice
            value={draft.face ?? ""}
            onChange={(face) => now({ face })}
            label={say("pictures.face")}
            placeholder={say("pictures.noFace")}
            testid="persona-face"
          />
        </Field>
        <Field
          label={say("persona.field.myself")}
          hint={say("persona.myselfHint")}
          notes={at(diagnostics, "myself")}
        >
          <Input
            value={draft.myself}
            placeholder={draft.name}
            onChange={(event) => change({ myself: event.target.value })}
            onBlur={flush}
            data-testid="persona-myself"
            data-kb-text
          />
        </Field>
        <Field
          label={say("persona.field.address")}
          hint={say("persona.addressHint")}
          notes={at(diagnostics, "address")}
        >
          <span className={css.inline}>
            <Input
              value={draft.address}
              placeholder={say("persona.noAddress")}
              onChange={(event) => change({ address: event.target.value })}
              onBlur={flush}
              data-testid="persona-address"
              data-kb-text
            />
            <Segmented
              size="small"
              value={draft.address}
              onChange={(address) => now({ address })}
              options={[
                ...new Set([say("persona.addressWarm"), say("persona.addressPolite"), ""]),
              ].map((value) => ({ value, label: value || say("persona.noAddress") }))}
            />
          </span>
        </Field>
        <Field label={say("persona.field.tone")}>
          <Segmented
            value={draft.tone}
            onChange={(tone) => now({ tone })}
            options={(["lively", "precise"] as const).map((value) => ({
              value,
              label: say(`persona.tone.${value}`),
            }))}
          />
        </Field>
        <Field
          label={say("persona.field.forbidden")}
          hint={say("persona.forbiddenHint")}
          notes={at(diagnostics, "forbidden")}
        >
          <TagField
            value={draft.forbidden}
            onChange={(forbidden) => now({ forbidden })}
            label={say("persona.field.forbidden")}
            placeholder={say("persona.forbiddenPlaceholder")}
            testid="persona-forbidden"
          />
        </Field>
        <Field label={say("persona.field.chat")}>
          <span className={css.switches}>
            <label>
              <Switch
                size="small"
                checked={draft.chat.stickers ?? true}
                onChange={(stickers) => now({ chat: { ...draft.chat, stickers } })}
              />
              {say("persona.stickers")}
            </label>
            <label>
              <Switch
                size="small"
                checked={draft.chat.emoji ?? true}
                onChange={(emoji) => now({ chat: { ...draft.chat, emoji } })}
              />
              {say("persona.emoji")}
            </label>
            <label>
              {say("persona.limit")}
              <InputNumber
                size="small"
                min={40}
                max={2000}
                step={20}
                value={draft.chat.limit ?? 300}
                onChange={(limit) => {
                  if (limit !== null) change({ chat: { ...draft.chat, limit } });
                }}
                onBlur={flush}
              />
              {say("persona.characters")}
            </label>
          </span>
        </Field>
      </section>
      <section className={css.dials} aria-label={say("persona.dials")}>
        {DIALS.map((dial) => (
          <DialRow
            key={dial}
            dial={dial}
            value={dialValue(draft.dials, dial, draft.tone)}
            address={draft.address}
            onChange={(value) =>
              change((before) => ({ dials: { ...before.dials, [dial]: value } }))
            }
            onDone={flush}
          />
        ))}
        <p className={css.safe}>{say("persona.alwaysSafe")}</p>
      </section>
    </div>
  );
}
