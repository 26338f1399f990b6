import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type AddedPicture, type PictureSource } from "@/platform";
import { KB } from "@/state/queries";

/** What the window sends at once; a larger file is chosen in the dialog, and read on the other side. */
const MOST_SENT = 6 * 1024 * 1024;

/** Letters of a piece; whole groups of four, so that each piece is Base64 by itself. */
const PIECE = 600_000;

/** Pictures that come in, from a dialog, the clipboard or a drop; what is refused is said by name. */
export function usePictureIntake() {
  const platform = usePlatform();
  const queries = useQueryClient();
  const say = useSay();
  const localized = useLocalized();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);

  const refuse = useCallback(
    (text: string) => void message.error({ content: text, duration: 8 }),
    [message],
  );
  const each = useCallback(
    async (sources: PictureSource[], take: (source: PictureSource) => Promise<AddedPicture>) => {
      const added: AddedPicture[] = [];
      setBusy(true);
      for (const source of sources) {
        try {
          added.push(await take(source));
        } catch (thrown) {
          const { message: text, hints } = toApiError(thrown);
          refuse([text, ...hints].map(localized).join(" "));
        }
      }
      setBusy(false);
      await queries.invalidateQueries({ queryKey: KB });
      if (added.some(({ made_smaller }) => made_smaller))
        void message.info(say("pictures.smaller"));
      return added;
    },
    [queries, localized, message, refuse, say],
  );
  /** Lets the person choose files and adds them. */
  const pick = useCallback(async () => {
    const names = await platform.pickPictures(say("pictures.pickTitle"), true);
    const sources = (names ?? []).map((name) => ({ name, parts: [] }));
    return sources.length === 0 ? [] : each(sources, (source) => platform.addPicture(source));
  }, [platform, say, each]);
  /** Lets the person choose a file in a picture's place. */
  const replace = useCallback(
    async (id: string) => {
      const names = await platform.pickPictures(say("pictures.pickTitle"), false);
      const sources = (names ?? []).map((name) => ({ name, parts: [] }));
      if (sources.length > 0) await each(sources, (source) => platform.replacePicture(id, source));
    },
    [platform, say, each],
  );
  /** Adds what was pasted or dropped. */
  const take = useCallback(
    async (files: readonly File[]) => {
      const large = files.filter(({ size }) => size > MOST_SENT);
      for (const { name } of large) refuse(say("pictures.tooLargeToPaste", { name }));
      const sources = await Promise.all(files.filter(({ size }) => size <= MOST_SENT).map(read));
      return sources.length === 0 ? [] : each(sources, (source) => platform.addPicture(source));
    },
    [platform, refuse, say, each],
  );
  return { pick, replace, take, busy };
}

/** The files among what was pasted or dropped that look like pictures. */
export function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
}

async function read(file: File): Promise<PictureSource> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  const content = address.slice(address.indexOf(",") + 1);
  const pieces = Math.ceil(content.length / PIECE);
  const parts = Array.from({ length: pieces }, (_, at) =>
    content.slice(at * PIECE, (at + 1) * PIECE),
  );
  return { name: file.name, parts };
}
