import css from "./overview.module.css";

/** One field before and after. */
export function ChangeDetail({
  name,
  before,
  after,
}: {
  name: string;
  before: string;
  after: string;
}) {
  return (
    <p className={css.detail}>
      <span>{name}</span>
      {before ? <del>{before}</del> : null}
      {after ? <ins>{after}</ins> : null}
    </p>
  );
}
