// The few checks that the screens need to have something to show.
import type {
  Diagnostic,
  DraftCheck,
  EntryDraft,
  FactDraft,
  FieldDiagnostic,
  ProductRow,
} from "@/platform";
import { answerParts } from "@/domain/placeholderParts";
import { fill } from "./bot";

const told = (
  code: string,
  severity: Diagnostic["severity"],
  faq: string,
  zh: string,
  hint: string,
  file = "faqs.csv",
): Diagnostic => ({
  code,
  severity,
  faq,
  place: { file, row: 12, column: 3 },
  message: { zh, en: `${code}: ${zh}` },
  hint: { zh: hint, en: hint },
});

export function check(
  draft: EntryDraft,
  all: EntryDraft[],
  facts: FactDraft[],
  products: ProductRow[],
): DraftCheck {
  const diagnostics: FieldDiagnostic[] = [];
  const add = (
    field: string,
    index: number | null,
    column: string | null,
    diagnostic: Diagnostic,
  ) =>
    diagnostics.push({
      field: [field, index, column].filter((one) => one !== null).join("."),
      diagnostic,
    });
  if (draft.question.length < 4)
    add(
      "question",
      null,
      null,
      told(
        "question-length",
        "warning",
        draft.id,
        `标准问只有 ${draft.question.length} 个字,顾客和同事都难认出它`,
        "写成 4–30 个字的一句问话",
      ),
    );
  if (!draft.answer.trim())
    add(
      "answer",
      null,
      null,
      told(
        "empty-answer",
        "error",
        draft.id,
        "还没有答案，顾客问到时机器人只能沉默",
        "写上答案，或停用这条问答",
      ),
    );
  if (draft.review_by && draft.review_by < "2026-11-22")
    add(
      "review_by",
      null,
      null,
      told(
        "review-expired",
        "warning",
        draft.id,
        `复核日期 ${draft.review_by} 已经过了`,
        "看一遍答案是否还对，再改一个新日期",
      ),
    );
  if (draft.phrasings.length < 3)
    add(
      "phrasings",
      null,
      null,
      told(
        "no-phrasings",
        "hint",
        draft.id,
        `相似问只有 ${draft.phrasings.length} 条,换个说法就可能认不出来`,
        "再加几条顾客平时的说法",
      ),
    );
  draft.phrasings.forEach((phrasing, index) => {
    const other = all.find(
      (one) =>
        one.id !== draft.id && (one.phrasings.includes(phrasing) || one.question === phrasing),
    );
    if (other)
      add(
        "phrasings",
        index,
        null,
        told(
          "duplicate-phrasing",
          "error",
          draft.id,
          `「${phrasing}」在「${other.question}」里也有`,
          "留在更合适的一条里，另一条删掉",
          "phrasings.csv",
        ),
      );
  });
  const texts = [
    { text: draft.answer, index: null as number | null },
    ...draft.answers.map(({ answer }, index) => ({ text: answer, index })),
  ];
  for (const { text, index } of texts) {
    for (const part of answerParts(text)) {
      const known =
        part.kind === "text" ||
        part.name.includes(".") ||
        facts.some(({ key }) => key === part.name);
      if (!known)
        add(
          index === null ? "answer" : "answers",
          index,
          index === null ? null : "answer",
          told(
            "unknown-placeholder",
            "error",
            draft.id,
            `没有叫「${part.name}」的事实`,
            "换成已有的事实，或先在事实里加上它",
          ),
        );
    }
  }
  const message = {
    text: "",
    context: {
      channel: "chat" as const,
      now: null,
      order: {
        id: "2026111100012345",
        state: "paid" as const,
        amount: null,
        carrier: "中通快递",
        tracking: "78312345678901",
      },
      product: "wool-sweater",
      customer: null,
    },
  };
  return {
    diagnostics,
    sentence: null,
    previews: texts.map(({ text, index }) => ({
      index,
      label: {
        zh: index === null ? "平时" : `条件 ${index + 1}`,
        en: index === null ? "default" : `condition ${index + 1}`,
      },
      segments: answerParts(text).map((part) => ({
        text: part.kind === "text" ? part.raw : fill(part.raw, message, facts, products).said,
        placeholder: part.kind === "text" ? null : part.name,
      })),
      chars: answerParts(text)
        .filter(({ kind }) => kind === "text")
        .reduce((sum, { raw }) => sum + raw.length, 0),
    })),
  };
}
