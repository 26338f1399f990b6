import { CloseOutlined, UnorderedListOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { useEffect, useRef, useState } from "react";
import { useSay } from "@/i18n";
import { closeHandbook, type OpenHandbook } from "@/state/handbook";
import { usePreferences } from "@/state/preferences";
import { IconButton } from "@/ui/IconButton";
import { handbook } from "../../../docs/handbook.zh.md";
import { ChapterView } from "./ChapterView";
import { Finder } from "./Finder";
import css from "./handbook.module.css";

type Place = { chapter: string; section: string | null };

/**
 * The handbook beside the window: nothing is covered or locked, so that one can do what one reads.
 * The keyboard goes into it, and on Escape back to where it was.
 */
export function HandbookDrawer({ at }: { at: OpenHandbook }) {
  const say = useSay();
  const { language } = usePreferences();
  const [place, setPlace] = useState<Place | null>(null);
  const [asked, setAsked] = useState<OpenHandbook | null>(null);
  const from = useRef<Element | null>(null);
  if (asked !== at) {
    setAsked(at);
    setPlace(at.chapter === null ? null : { chapter: at.chapter, section: null });
  }
  useEffect(() => {
    from.current ??= document.activeElement;
    return () => {
      const { activeElement: active } = document;
      const inside = !active || active === document.body || active.closest(`.${css.drawer}`);
      if (inside && from.current instanceof HTMLElement) from.current.focus();
    };
  }, []);
  const chapter = handbook.chapters.find(({ id }) => id === place?.chapter);
  return (
    <Drawer
      open
      onClose={closeHandbook}
      aria-label={say("handbook.title")}
      size={600}
      mask={false}
      closable={false}
      rootClassName={css.drawer}
      styles={{ body: { padding: 0 } }}
      data-testid="handbook"
    >
      <div className={css.frame}>
        <header className={css.head}>
          <h2>{say("handbook.title")}</h2>
          {chapter ? (
            <Button
              size="small"
              type="text"
              icon={<UnorderedListOutlined aria-hidden />}
              onClick={() => setPlace(null)}
              data-testid="handbook-contents"
            >
              {say("handbook.contents")}
            </Button>
          ) : null}
          <IconButton
            title={`${say("handbook.close")} Esc`}
            icon={<CloseOutlined aria-hidden />}
            onClick={closeHandbook}
            data-testid="handbook-close"
          />
        </header>
        {language === "en" ? <p className={css.language}>{say("handbook.onlyChinese")}</p> : null}
        {chapter && place ? (
          <ChapterView key={chapter.id} chapter={chapter} section={place.section} onGo={setPlace} />
        ) : (
          <Finder onGo={setPlace} />
        )}
      </div>
    </Drawer>
  );
}
