import { Select } from "antd";
import { useSay } from "@/i18n";
import { usePictures } from "@/state/queries";
import { PictureImage } from "@/ui/PictureImage";
import css from "./pictureChoice.module.css";

type Props = {
  /** The picture's name or id; empty: none. */
  value: string;
  onChange: (name: string) => void;
  label: string;
  placeholder: string;
  testid: string;
  autoFocus?: boolean;
  onBlur?: () => void;
};

/** One of the shop's pictures, chosen by what it looks like. */
export function PictureChoice({ value, onChange, label, placeholder, testid, ...rest }: Props) {
  const say = useSay();
  const pictures = usePictures().data?.pictures ?? [];
  const chosen = pictures.find(({ name, id }) => name === value || id === value);
  return (
    <Select
      className={css.choice}
      value={chosen?.name ?? (value || undefined)}
      onChange={(name: string | undefined) => onChange(name ?? "")}
      allowClear
      showSearch
      aria-label={label}
      placeholder={placeholder}
      notFoundContent={say("pictures.noneYet")}
      data-testid={testid}
      options={pictures.map(({ name, file }) => ({ value: name, label: name, file }))}
      optionRender={({ data }) => <Thumb name={data.value} file={data.file} />}
      labelRender={({ value: name }) => {
        const file = pictures.find((picture) => picture.name === name)?.file;
        return file ? <Thumb name={String(name)} file={file} /> : String(name);
      }}
      {...rest}
    />
  );
}

function Thumb({ name, file }: { name: string; file: string }) {
  return (
    <span className={css.option}>
      <PictureImage file={file} alt="" className={css.thumb} />
      {name}
    </span>
  );
}
