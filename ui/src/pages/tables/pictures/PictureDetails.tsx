import { CloseOutlined, DeleteOutlined, SwapOutlined } from "@ant-design/icons";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type PictureView } from "@/platform";
import { useQueryClient } from "@tanstack/react-query";
import { KB } from "@/state/queries";
import { DiagnosticLine } from "@/ui/DiagnosticLine";
import { IconButton } from "@/ui/IconButton";
import { PictureImage } from "@/ui/PictureImage";
import { keyed } from "@/ui/keyed";
import { PictureUses } from "./PictureUses";
import css from "./pictures.module.css";

type Props = {
  picture: PictureView;
  readOnly: boolean;
  busy: boolean;
  onReplace: () => void;
  onClose: () => void;
};

/** One picture: how it looks, what it is called, what is said in its place, and who shows it. */
export function PictureDetails({ picture, readOnly, busy, onReplace, onClose }: Props) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [edited, setEdited] = useState<Partial<Fields>>({});
  const field = (name: keyof Fields) => edited[name] ?? picture[name];
  const change = (patch: Partial<Fields>) => setEdited((before) => ({ ...before, ...patch }));
  const done = async (step: () => Promise<unknown>) => {
    try {
      await step();
    } catch (thrown) {
      const { message: text, hints } = toApiError(thrown);
      void message.error([text, ...hints].map(localized).join(" "));
    }
    await queries.invalidateQueries({ queryKey: KB });
    setEdited({});
  };
  const save = () => {
    const draft = { id: picture.id, name: field("name"), alt: field("alt"), note: field("note") };
    const same = (["name", "alt", "note"] as const).every((name) => draft[name] === picture[name]);
    if (same) setEdited({});
    else void done(() => platform.savePicture(draft));
  };
  const input = (name: keyof Fields) => ({
    value: field(name),
    disabled: readOnly,
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
    onBlur: save,
    "data-testid": `picture-${name}`,
    "data-kb-text": true,
  });
  const used = picture.answers.length + picture.stickers.length + picture.faces.length;
  return (
    <aside className={css.details} aria-label={picture.name} data-testid="picture-details">
      <header>
        <h2>{picture.name}</h2>
        <IconButton
          title={say("pictures.close")}
          icon={<CloseOutlined aria-hidden />}
          onClick={onClose}
        />
      </header>
      <div className={css.large}>
        <PictureImage file={picture.file} alt={picture.alt} data-testid="picture-large" />
      </div>
      <p className={css.facts}>
        {say("pictures.size", {
          width: picture.width,
          height: picture.height,
          kilobytes: Math.ceil(picture.bytes / 1024),
        })}
        {picture.moves ? ` · ${say("pictures.moves")}` : null}
      </p>
      <label>
        {say("pictures.name")}
        <Input {...input("name")} onPressEnter={save} />
        <small>{say("pictures.nameHint", { placeholder: `{${picture.insert}}` })}</small>
      </label>
      <label>
        {say("pictures.alt")}
        <Input.TextArea
          {...input("alt")}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={say("pictures.altPlaceholder")}
        />
        <small>{say("pictures.altHint")}</small>
      </label>
      <label>
        {say("pictures.note")}
        <Input
          {...input("note")}
          onPressEnter={save}
          placeholder={say("pictures.notePlaceholder")}
        />
      </label>
      {keyed(picture.diagnostics, ({ code }) => code).map(({ key, row }) => (
        <DiagnosticLine key={key} diagnostic={row} />
      ))}
      <PictureUses picture={picture} />
      <footer>
        <Button
          size="small"
          icon={<SwapOutlined aria-hidden />}
          disabled={readOnly}
          loading={busy}
          onClick={onReplace}
          data-testid="replace-picture"
        >
          {say("pictures.replace")}
        </Button>
        <Button
          size="small"
          danger
          icon={<DeleteOutlined aria-hidden />}
          disabled={readOnly || used > 0}
          title={used > 0 ? say("pictures.usedCantRemove") : undefined}
          onClick={() => void done(() => platform.removePicture(picture.id)).then(onClose)}
          data-testid="remove-picture"
        >
          {say("pictures.remove")}
        </Button>
      </footer>
    </aside>
  );
}

type Fields = Pick<PictureView, "name" | "alt" | "note">;
