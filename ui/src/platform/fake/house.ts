// Dialogues and releases of the made-up shop.
import type {
  ChangeRow,
  PlayedDialogue,
  DialogueRow,
  Message,
  ReleasePreview,
  ReleaseRow,
  Turn,
} from "@/platform";

const scripts: Record<string, string[]> = {
  "double11-midnight.toml": ["啥时候发货呀", "怎么还不发货"],
  "stalled-parcel.toml": ["我的快递呢", "转人工"],
  "return-after-sign.toml": ["想退货", "钱什么时候退"],
  "ill-after-eating.toml": ["吃了你们家饼干拉肚子怎么办"],
  "wash-sweater.toml": ["会不会缩水"],
  "freight-xinjiang.toml": ["新疆包邮吗"],
};

export const dialogueRows: DialogueRow[] = [
  {
    file: "double11-midnight.toml",
    title: "双11零点问发货",
    turns: 2,
    first: "啥时候发货呀",
    outcome: "passed",
    entries: ["ship-when"],
  },
  {
    file: "stalled-parcel.toml",
    title: "物流停滞转人工",
    turns: 2,
    first: "我的快递呢",
    outcome: "passed",
    entries: ["ship-track"],
  },
  {
    file: "return-after-sign.toml",
    title: "签收后想退货",
    turns: 2,
    first: "想退货",
    outcome: "failed",
    entries: ["return-how", "refund-when"],
  },
  {
    file: "ill-after-eating.toml",
    title: "吃了不舒服立刻转人工",
    turns: 1,
    first: "吃了你们家饼干拉肚子怎么办",
    outcome: "passed",
    entries: [],
  },
  {
    file: "wash-sweater.toml",
    title: "羊毛衫洗涤",
    turns: 1,
    first: "会不会缩水",
    outcome: "unknown",
    entries: ["sweater-wash"],
  },
  {
    file: "freight-xinjiang.toml",
    title: "新疆运费",
    turns: 1,
    first: "新疆包邮吗",
    outcome: "passed",
    entries: ["ship-free"],
  },
];

export function scriptOf(row: DialogueRow): Message[] {
  const context: Message["context"] = {
    channel: "chat",
    now: "2026-11-11T00:05:00",
    product: "wool-sweater",
    customer: { name: "王先生" },
    order: {
      id: "2026111100012345",
      state: "paid",
      amount: "259.00",
      carrier: "中通快递",
      tracking: "78312345678901",
    },
  };
  return (scripts[row.file] ?? [row.first]).map((text) => ({ text, context }));
}

export function playScript(
  row: DialogueRow,
  play: (messages: Message[]) => Turn[],
): PlayedDialogue {
  const messages = scriptOf(row);
  const turns = play(messages).map((turn, index) => {
    const broken = row.file === "return-after-sign.toml" && index === 1;
    return {
      customer: messages[index]?.text ?? "",
      turn,
      failures: broken
        ? [
            {
              field: "contains",
              expected: "24小时",
              actual: turn.replies[0]?.text ?? "",
              message: {
                zh: "回复里应当有「24小时」，实际没有",
                en: "The reply should contain “24小时”",
              },
            },
          ]
        : [],
    };
  });
  return {
    file: row.file,
    title: row.title,
    passed: turns.every(({ failures }) => failures.length === 0),
    turns,
  };
}

const changes: ChangeRow[] = [
  {
    kind: "changed",
    what: "entry",
    id: "ship-when",
    title: "什么时候发货",
    details: [
      {
        field: "answer",
        before: "付款后72小时内发出。",
        after:
          "{顾客.称呼}，付款后{发货时限}内发出，工作日{截单时间}前付款当天就发，节假日顺延哦。",
      },
    ],
  },
  {
    kind: "changed",
    what: "fact",
    id: "发货时限",
    title: "发货时限",
    details: [{ field: "value", before: "72小时", after: "48小时" }],
  },
  {
    kind: "added",
    what: "dialogue",
    id: "double11-midnight.toml",
    title: "双11零点问发货",
    details: [],
  },
];

export const preview: ReleasePreview = {
  seq: 4,
  last_asked: null,
  title: "小满好物客服知识库",
  kb_digest: "9f2c4be1a07d5c3e",
  blockers: [],
  tally: { passed: 6, total: 6, stale: false },
  changes,
  suggested_path: "xiaoman-4.kbx",
  encoder: "5d0c1b7f4e2a9386c1d5e7f80912a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4",
  files: [
    {
      path: "kb.toml",
      size: 212,
      sha256: "3f1a0c9d2b4e6f8071a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f701",
    },
    {
      path: "faqs.csv",
      size: 9_812,
      sha256: "a81f5c0e9d2b4e6f8071a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7",
    },
    {
      path: "phrasings.csv",
      size: 15_240,
      sha256: "77c0d1e2f3a4b5c6d7e8f9000102030405060708090a0b0c0d0e0f1011121314",
    },
    {
      path: "answers.csv",
      size: 3_120,
      sha256: "bb10c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e9f",
    },
    {
      path: "facts.csv",
      size: 980,
      sha256: "0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6",
    },
    {
      path: "persona.toml",
      size: 1_420,
      sha256: "51aa6b7c8d9e0f102132435465768798a9bacbdcedfe0f102132435465768798",
    },
    {
      path: "escalation.toml",
      size: 2_210,
      sha256: "c4d5e6f70819203142536475869708a9bacbdcedfe0f10213243546576879801",
    },
  ],
};

export const releases: ReleaseRow[] = [
  {
    seq: 3,
    digest: "b7c0aa51d9e83f20",
    path: "/home/xiaoman/发布/xiaoman-3.kbx",
    at: "2026-11-15T18:20:00+08:00",
    title: "小满好物客服知识库",
  },
  {
    seq: 2,
    digest: "11d0e5ab90c4f377",
    path: "/home/xiaoman/发布/xiaoman-2.kbx",
    at: "2026-11-08T11:02:00+08:00",
    title: "小满好物客服知识库",
  },
];
