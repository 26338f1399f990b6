import { PictureOutlined } from "@ant-design/icons";
import { usePicture } from "@/state/queries";
import css from "./picture.module.css";

type Props = {
  /** Its file below `media/`. */
  file: string;
  /** Its words, for who can't see it; empty where they stand beside it. */
  alt: string;
  className?: string;
  "data-testid"?: string;
};

/** A picture of the shop; a quiet blank while it comes, or where it can't be shown. */
export function PictureImage({ file, alt, className, ...rest }: Props) {
  const address = usePicture(file);
  const classes = className ? `${css.picture} ${className}` : css.picture;
  if (!address)
    return (
      <span className={classes} data-blank {...(alt ? { role: "img", "aria-label": alt } : {})}>
        <PictureOutlined aria-hidden />
      </span>
    );
  return <img className={classes} src={address} alt={alt} draggable={false} {...rest} />;
}
