import { useSay } from "@/i18n";
import type { Turn } from "@/platform";
import { PictureImage } from "@/ui/PictureImage";
import css from "./chat.module.css";

/** What a customer sees below the words: pictures, and the sticker, or its name where it is no picture here. */
export function ReplyPictures({ reply }: { reply: Turn["replies"][number] }) {
  const say = useSay();
  const pictures = reply.pictures ?? [];
  const isDrawn = pictures.some(({ sticker }) => sticker);
  return (
    <>
      {pictures.map(({ file, words, sticker }) => (
        <PictureImage
          key={file}
          file={file}
          alt={words}
          className={sticker ? css.drawnSticker : css.shownPicture}
          data-testid={sticker ? "sim-sticker" : "sim-picture"}
        />
      ))}
      {reply.sticker && !isDrawn ? (
        <span className={css.sticker}>{say("simulator.sticker", { name: reply.sticker })}</span>
      ) : null}
    </>
  );
}
