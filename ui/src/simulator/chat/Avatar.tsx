import css from "./chat.module.css";

/** The persona's face: the first character of its name. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className={css.avatar} aria-hidden>
      {Array.from(name)[0] ?? "·"}
    </span>
  );
}
