import { QuestionCircleOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { useSay } from "@/i18n";
import { CHAPTER_OF, openHandbook } from "@/state/handbook";
import { useNavigation } from "@/state/navigation";
import css from "./pageHelp.module.css";

/** 怎么用这一页: the way to the handbook's chapter about this page, or about a part of it. */
export function PageHelp({ chapter }: { chapter?: string }) {
  const say = useSay();
  const { target } = useNavigation();
  const words = say(chapter ? "handbook.howPart" : "handbook.how");
  return (
    <Tooltip title={chapter ? words : `${words} F1`}>
      <button
        type="button"
        className={`plain ${css.help}`}
        aria-label={words}
        onClick={() => openHandbook(chapter ?? CHAPTER_OF[target.page])}
        data-testid={`help-${chapter ?? target.page}`}
      >
        <QuestionCircleOutlined aria-hidden />
      </button>
    </Tooltip>
  );
}
