import { ArrowLeftOutlined, ArrowRightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useSay } from "@/i18n";
import { handbook } from "../../../docs/handbook.zh.md";
import { BlockView } from "./BlockView";
import type { Chapter } from "./tree";
import css from "./handbook.module.css";

type Props = {
  chapter: Chapter;
  /** The heading to begin at. */
  section: string | null;
  onGo: (place: { chapter: string; section: string | null }) => void;
};

/** One chapter, and the ways to its neighbours. */
export function ChapterView({ chapter, section, onGo }: Props) {
  const say = useSay();
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    // The keyboard scrolls what has it; the drawer is put into the document after its content.
    const arrived = setTimeout(() => {
      article.current?.focus({ preventScroll: true });
      if (section) document.getElementById(`handbook-${section}`)?.scrollIntoView();
    }, 0);
    return () => clearTimeout(arrived);
  }, [section]);
  const at = handbook.chapters.indexOf(chapter);
  const [earlier, later] = [handbook.chapters[at - 1], handbook.chapters[at + 1]];
  const go = (id: string) => onGo({ chapter: id, section: null });
  return (
    <article
      ref={article}
      className={css.chapter}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keys
      tabIndex={0}
      lang="zh-CN"
      aria-label={chapter.title}
      data-testid="handbook-chapter"
      data-chapter={chapter.id}
    >
      <h1>{chapter.title}</h1>
      {chapter.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chapter never changes
        <BlockView key={index} block={block} onChapter={go} />
      ))}
      <footer className={css.neighbours}>
        {earlier ? (
          <Button
            type="text"
            icon={<ArrowLeftOutlined aria-hidden />}
            onClick={() => go(earlier.id)}
            aria-label={`${say("handbook.earlier")} ${earlier.title}`}
          >
            {earlier.title}
          </Button>
        ) : (
          <span />
        )}
        {later ? (
          <Button
            type="text"
            icon={<ArrowRightOutlined aria-hidden />}
            iconPlacement="end"
            onClick={() => go(later.id)}
            aria-label={`${say("handbook.later")} ${later.title}`}
          >
            {later.title}
          </Button>
        ) : null}
      </footer>
    </article>
  );
}
