import { useSay } from "@/i18n";
import type { PictureView } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { usePersonas } from "@/state/queries";
import css from "./pictures.module.css";

/** Who shows a picture; each leads to its place. */
export function PictureUses({ picture }: { picture: PictureView }) {
  const say = useSay();
  const { go } = useNavigation();
  const personas = usePersonas().data?.personas ?? [];
  const named = (id: string) => personas.find(({ draft }) => draft.id === id)?.draft.name || id;
  const { answers, stickers, faces } = picture;
  const uses = [
    ...answers.map(({ id, question }) => ({
      key: `answer ${id}`,
      text: question,
      open: () => go({ page: "answers", entry: id }),
    })),
    ...stickers.map(({ persona, moment }) => ({
      key: `sticker ${persona} ${moment}`,
      text: say("pictures.stickerOf", { name: named(persona), moment: say(`moment.${moment}`) }),
      open: () => go({ page: "persona", persona, moment }),
    })),
    ...faces.map((persona) => ({
      key: `face ${persona}`,
      text: say("pictures.faceOf", { name: named(persona) }),
      open: () => go({ page: "persona", persona }),
    })),
  ];
  return (
    <section className={css.uses} data-testid="picture-uses">
      <h3>{say("pictures.uses")}</h3>
      {uses.length === 0 ? <p>{say("pictures.unusedWhy")}</p> : null}
      <ul>
        {uses.map(({ key, text, open }) => (
          <li key={key}>
            <button type="button" className="plain link" onClick={open}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
