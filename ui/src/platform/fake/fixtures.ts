// What the fake platform shows of places, keys, history and search: the same every time.
import type {
  EntryDraft,
  FactDraft,
  OperationRow,
  SearchHit,
  TemplateView,
} from "@/generated/bindings";
import { both } from "./words";

const initials: Record<string, string> = {
  "ship-when": "fhsj shenmeshihoufahuo smshfh",
  "ship-track": "kddnl kuaididaonale",
  "return-how": "zmth zenmetuihuo",
  "invoice-how": "zmkfp kaifapiao",
};

export const templates: TemplateView[] = [
  {
    id: "food",
    name: both("食品零食", "Food"),
    sells: both("零食、生鲜、茶饮、粮油", "snacks, fresh food, tea and drinks, groceries"),
    entries: 50,
    phrasings: 1200,
  },
  {
    id: "general",
    name: both("通用", "Any shop"),
    sells: both("什么都卖，或者上面都不像", "anything, or none of the above"),
    entries: 47,
    phrasings: 1600,
  },
];

export const recentWorkspaces = [
  {
    path: "/home/xiaoman/知识库/小满好物",
    title: "小满好物客服知识库",
    opened_at: "2026-11-22T09:12:00+08:00",
    exists: true,
  },
  {
    path: "/home/xiaoman/旧资料/2025",
    title: "2025 旧版",
    opened_at: "2026-08-02T18:30:00+08:00",
    exists: false,
  },
];

export const keys = [
  {
    path: "/home/xiaoman/.config/kaopu/keys/dianzhang.key",
    public_key: "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
    key_id: "E7620F1842B4E81F",
  },
];

export const history: OperationRow[] = [
  {
    id: 2,
    label: both("改答案「什么时候发货」", "Edit “什么时候发货”"),
    actor: "我",
    at: "2026-11-22T14:02:00+08:00",
    files: ["faqs.csv"],
    undone: false,
  },
  {
    id: 1,
    label: both("加 3 条相似问到「怎么退货」", "Add 3 phrasings to “怎么退货”"),
    actor: "我",
    at: "2026-11-22T13:40:00+08:00",
    files: ["phrasings.csv"],
    undone: true,
  },
  {
    id: 0,
    label: both("外部修改：facts.csv", "Changed outside: facts.csv"),
    actor: "外部程序",
    at: "2026-11-21T18:05:00+08:00",
    files: ["facts.csv"],
    undone: false,
  },
];

export function placeholders(entries: EntryDraft[], facts: FactDraft[]) {
  return [
    ...facts.map((fact) => ({
      insert: fact.key,
      value: fact.value + fact.unit,
      note: fact.note,
      fact,
      kind: "fact" as const,
      used_in: entries
        .filter((one) =>
          [one.answer, ...one.answers.map(({ answer }) => answer)].some((text) =>
            text.includes(`{${fact.key}}`),
          ),
        )
        .map(({ id, question }) => ({ id, question })),
    })),
    ...["名称", "面料", "洗涤", "尺码建议", "适用炉灶", "过敏原"].map((name) => ({
      insert: `商品.${name}`,
      value: "轻暖羊毛衫",
      note: "",
      fact: null,
      kind: "product" as const,
      used_in: [],
    })),
    ...["编号", "物流单号", "快递", "金额", "状态"].map((name) => ({
      insert: `订单.${name}`,
      value: "",
      note: "",
      fact: null,
      kind: "order" as const,
      used_in: [],
    })),
    {
      insert: "顾客.称呼",
      value: "亲",
      note: "",
      fact: null,
      kind: "other" as const,
      used_in: [],
    },
    {
      insert: "店铺",
      value: "小满好物",
      note: "",
      fact: null,
      kind: "other" as const,
      used_in: [],
    },
  ];
}

export function search(entries: EntryDraft[], facts: FactDraft[], query: string) {
  const q = query.toLowerCase();
  const hits: SearchHit[] = [];
  for (const draft of entries) {
    const at = draft.question.indexOf(query);
    const text = [...draft.phrasings, draft.answer].find((one) => one.includes(query));
    const sounds = initials[draft.id]?.includes(q) ?? false;
    if (at < 0 && !text && !sounds) continue;
    hits.push({
      kind: "entry",
      id: draft.id,
      title: draft.question,
      snippet: text ?? draft.answer,
      highlights: at >= 0 ? [[at, at + query.length]] : sounds ? [[0, draft.question.length]] : [],
    });
    if (hits.length >= 50) break;
  }
  for (const fact of facts)
    if (fact.key.includes(query))
      hits.push({
        kind: "fact",
        id: fact.key,
        title: fact.key,
        snippet: fact.value + fact.unit,
        highlights: [],
      });
  return hits;
}
