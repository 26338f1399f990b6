import { PictureOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { picturesIn, usePictureIntake } from "@/form/usePictureIntake";
import { useSay } from "@/i18n";
import type { AddedPicture, PictureView } from "@/platform";
import { usePictures } from "@/state/queries";
import { useWorkspace } from "@/state/useWorkspace";
import { DiagnosticLine } from "@/ui/DiagnosticLine";
import { PictureImage } from "@/ui/PictureImage";
import { keyed } from "@/ui/keyed";
import { PictureDetails } from "./PictureDetails";
import css from "./pictures.module.css";

/** The shop's pictures: all of them at a glance, and one of them with its words. */
export function PicturesPane({ wanted }: { wanted: string }) {
  const say = useSay();
  const { data } = usePictures();
  const readOnly = useWorkspace().data?.read_only ?? false;
  const { pick, replace, take, busy } = usePictureIntake();
  const [open, setOpen] = useState(wanted);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (wanted) setOpen(wanted);
  }, [wanted]);
  const pictures = data?.pictures ?? [];
  const shown = pictures.find(({ id, name }) => id === open || name === open) ?? null;
  const opened = (added: readonly AddedPicture[]) => {
    const last = added.at(-1);
    if (last) setOpen(last.id);
  };
  const dropped = (event: { preventDefault: () => void }, given: DataTransfer | null) => {
    const files = picturesIn(given);
    setOver(false);
    if (files.length === 0 || readOnly) return;
    event.preventDefault();
    void take(files).then(opened);
  };
  const paste = useRef(dropped);
  useEffect(() => {
    paste.current = dropped;
  });
  useEffect(() => {
    // Wherever the focus is: on this page a pasted picture is meant for it.
    const pasted = (event: ClipboardEvent) => paste.current(event, event.clipboardData);
    document.addEventListener("paste", pasted);
    return () => document.removeEventListener("paste", pasted);
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of three; the button is the keyboard's
    <div
      className={css.pane}
      data-over={over}
      onDragOver={(event) => {
        if (readOnly || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => dropped(event, event.dataTransfer)}
      data-testid="pictures"
    >
      <div className={css.toolbar}>
        <Button
          icon={<PlusOutlined aria-hidden />}
          size="small"
          type="primary"
          loading={busy}
          disabled={readOnly}
          onClick={() => void pick().then(opened)}
          data-testid="add-picture"
        >
          {say("pictures.add")}
        </Button>
        <span>{say("pictures.dropHint")}</span>
        {pictures.length > 0 ? <b>{say("pictures.count", { count: pictures.length })}</b> : null}
      </div>
      <div className={css.body}>
        {pictures.length === 0 && data ? (
          <div className={css.empty} data-testid="no-pictures">
            <PictureOutlined aria-hidden />
            <h2>{say("pictures.empty")}</h2>
            <p>{say("pictures.emptyHint")}</p>
          </div>
        ) : (
          <ul className={css.grid} data-rows data-testid="picture-grid">
            {pictures.map((picture) => (
              <Card
                key={picture.id}
                picture={picture}
                chosen={picture === shown}
                onOpen={() => setOpen(picture.id)}
              />
            ))}
          </ul>
        )}
        {keyed(data?.of_files ?? [], ({ place, code }) => `${place.file} ${code}`).map(
          ({ key, row }) => (
            <DiagnosticLine key={key} diagnostic={row} />
          ),
        )}
      </div>
      {shown ? (
        <PictureDetails
          key={shown.id}
          picture={shown}
          readOnly={readOnly}
          busy={busy}
          onReplace={() => void replace(shown.id)}
          onClose={() => setOpen("")}
        />
      ) : null}
    </div>
  );
}

type CardProps = { picture: PictureView; chosen: boolean; onOpen: () => void };

function Card({ picture, chosen, onOpen }: CardProps) {
  const say = useSay();
  const { name, file, alt, diagnostics } = picture;
  const worst = diagnostics.find(({ severity }) => severity !== "hint") ?? null;
  return (
    <li>
      <button
        type="button"
        className={css.card}
        aria-pressed={chosen}
        aria-label={alt ? `${name}: ${alt}` : name}
        onClick={onOpen}
        data-worst={worst?.severity}
        data-testid={`picture-${picture.id}`}
      >
        <span className={css.thumb}>
          <PictureImage file={file} alt="" />
        </span>
        <b>{name}</b>
        <small>{worst ? say("pictures.lookAtIt") : usedIn(picture, say)}</small>
      </button>
    </li>
  );
}

function usedIn({ answers, stickers, faces }: PictureView, say: ReturnType<typeof useSay>): string {
  const count = answers.length + stickers.length + faces.length;
  return count === 0 ? say("pictures.unused") : say("pictures.used", { count });
}
