import { PictureOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { PictureView } from "@/platform";
import { usePictures } from "@/state/queries";
import { PictureImage } from "@/ui/PictureImage";
import css from "./text.module.css";

type Props = {
  busy: boolean;
  onInsert: (picture: PictureView) => void;
  onPick: () => void;
};

/** The button below an answer that puts a picture into it: one that is there, or a new one. */
export function InsertPicture({ busy, onInsert, onPick }: Props) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const pictures = usePictures().data?.pictures ?? [];
  const content = (
    <div className={css.pictures} data-testid="insert-pictures">
      <ul>
        {pictures.map((picture) => (
          <li key={picture.id}>
            <button
              type="button"
              title={picture.name}
              onClick={() => {
                setOpen(false);
                onInsert(picture);
              }}
              data-testid={`insert-${picture.id}`}
            >
              <PictureImage file={picture.file} alt="" />
              <span>{picture.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => {
          setOpen(false);
          onPick();
        }}
        data-testid="insert-new-picture"
      >
        {say("pictures.insertFromFile")}
      </Button>
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={content}
    >
      <Button
        type="text"
        size="small"
        className={css.insertPicture}
        icon={<PictureOutlined aria-hidden />}
        loading={busy}
        aria-label={say("pictures.insert")}
        title={say("pictures.insert")}
        data-testid="insert-picture"
      />
    </Popover>
  );
}
