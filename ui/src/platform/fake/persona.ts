// Personas and care in the made-up shop: who speaks, what can be said to whom, and how it sounds.
import type {
  CareMomentDraft,
  CareView,
  Draft,
  Feeling,
  FieldDiagnostic,
  Localized,
  Message,
  PersonaConversation,
  PersonaDraft,
  PersonasView,
  PhraseDraft,
  ToneCell,
  ToneRow,
  Turn,
} from "@/platform";
import type { Message as WholeMessage } from "../complete";
import { fill } from "./bot";
import { dialogueRows } from "./house";
import { capabilities } from "./personas";
import { facts, products } from "./shop";

/** The parts of the made-up shop that this file keeps. */
export type Cast = { speaking: string; personas: PersonaDraft[]; care: CareMomentDraft[] };

const FEELINGS: Feeling[] = ["calm", "worried", "complaining", "angry", "harmed"];
const NEEDED = [
  "greeting",
  "thanks",
  "goodbye",
  "clarify",
  "ask_product",
  "ask_order",
  "unknown",
  "handoff",
  "missing",
  "empty",
];
const LIGHT = [
  "closer",
  "birthday",
  "first_purchase",
  "return_customer",
  "first_answer",
  "late_night",
];
const PLAIN: Record<string, string> = {
  ask_first: "请先发一下订单号。",
  closed: "售后专员现在不在，明天 09:00 上线。",
  callback_phone: "请留一个手机号。",
  callback_noted: "已记下。",
  callback_again: "已经记下了，请等回复。",
  resume: "请继续说。",
  agent_opening: "您好，前面的情况我都看到了。",
};

const cheerful = (text: string) => /[~啦呀哦嘛]|祝您|开心|\p{Extended_Pictographic}/u.test(text);
const context: WholeMessage = {
  text: "",
  context: {
    channel: "chat",
    now: null,
    order: {
      id: "2026111100012345",
      state: "shipped",
      amount: "129.00",
      carrier: "中通快递",
      tracking: "78312345678901",
    },
    product: "wool-sweater",
    customer: null,
  },
};

export function rendered(text: string, persona: PersonaDraft, feeling: Feeling = "calm"): string {
  const address = feeling === "calm" || persona.address === "您" ? persona.address : "";
  const own: Record<string, string> = {
    "人设.名字": persona.name,
    "人设.自称": persona.myself || persona.name,
    店铺: "小满好物",
    队列: "售后专员",
    "队列.上线": "明天 09:00",
    "队列.服务时间": "09:00–18:00",
    "病历.所缺": "订单号",
    "病历.问题": "快递到哪了",
    "顾客.称呼": address,
  };
  const known = text.replace(/\{([^{}]+)\}/g, (whole, name: string) => own[name] ?? whole);
  return fill(known, context, facts, products).said.replace(/^[，、]/, "");
}

/** The part as it would be with an unsaved draft. */
export function withDraft(cast: Cast, draft: Draft | null): Cast {
  const put = <T extends { id: string }>(all: T[], one: T) =>
    all.some(({ id }) => id === one.id)
      ? all.map((old) => (old.id === one.id ? one : old))
      : [...all, one];
  if (draft?.kind === "persona") return { ...cast, personas: put(cast.personas, draft.draft) };
  if (draft?.kind === "care_moment") return { ...cast, care: put(cast.care, draft.draft) };
  return cast;
}

export function personasView(cast: Cast): PersonasView {
  const tone: Record<string, Localized> = {
    lively: { zh: "活泼", en: "lively" },
    precise: { zh: "严谨", en: "precise" },
  };
  return {
    speaking: cast.speaking,
    capabilities,
    personas: cast.personas.map((draft) => ({
      draft,
      title: {
        zh: `${draft.name} · ${tone[draft.tone]?.zh}`,
        en: `${draft.name} · ${tone[draft.tone]?.en}`,
      },
      diagnostics: checkPersona(draft),
    })),
  };
}

export function careView(cast: Cast): CareView {
  return {
    capabilities,
    moments: cast.care.map((draft) => ({
      draft,
      diagnostics: checkCare(draft, cast),
      said: cast.personas.map((persona) => ({
        persona: persona.id,
        phrases: phrasesAt(draft, persona).map(({ text }) => rendered(text, persona)),
      })),
      dialogues:
        draft.on === "delayed"
          ? dialogueRows.filter(({ file }) => file === "stalled-parcel.toml")
          : draft.on === "signed"
            ? dialogueRows.filter(({ file }) => file === "return-after-sign.toml")
            : [],
    })),
  };
}

const phrasesAt = (moment: CareMomentDraft, persona: PersonaDraft): PhraseDraft[] => {
  const own = persona.care.find(({ id }) => id === moment.id)?.phrases ?? [];
  return own.length > 0 ? own : moment.say;
};

export function toneMatrix(cast: Cast): ToneRow[] {
  return cast.personas.flatMap((persona) => [
    ...persona.moments.map(({ moment, phrases, sticker }) => ({
      persona: persona.id,
      moment,
      care: false,
      cells: FEELINGS.map((feeling) =>
        cell(phrases, persona, feeling, LIGHT.includes(moment), PLAIN[moment] ?? null, sticker),
      ),
    })),
    ...cast.care.map((one) => ({
      persona: persona.id,
      moment: one.id,
      care: true,
      cells: FEELINGS.map((feeling) =>
        cell(phrasesAt(one, persona), persona, feeling, LIGHT.includes(one.on), null, ""),
      ),
    })),
  ]);
}

function cell(
  phrases: PhraseDraft[],
  persona: PersonaDraft,
  feeling: Feeling,
  light: boolean,
  plain: string | null,
  sticker: string,
): ToneCell {
  const fit = phrases.filter(
    ({ text, moods }) =>
      (moods.length > 0 ? moods.includes(feeling) : !light || feeling === "calm") &&
      (feeling === "calm" || !cheerful(text)),
  );
  return {
    feeling,
    phrases: fit.map(({ text }) => rendered(text, persona, feeling)),
    plain: fit.length === 0 ? plain : null,
    sticker: feeling === "calm" && persona.chat.stickers && sticker ? sticker : null,
    unfit: [],
  };
}

export function playPersonas(
  cast: Cast,
  messages: Message[],
  play: (messages: Message[]) => Turn[],
): PersonaConversation[] {
  return cast.personas.map((persona) => {
    const words = (moment: string, feeling: Feeling) => {
      const found = persona.moments
        .find((one) => one.moment === moment)
        ?.phrases.find(
          ({ text, moods }) =>
            (moods.length === 0 || moods.includes(feeling)) &&
            (feeling === "calm" || !cheerful(text)),
        );
      return found ? rendered(found.text, persona, feeling) : null;
    };
    const turns = play(messages).map((turn): Turn => {
      const feeling: Feeling =
        turn.trace.danger.length > 0
          ? "harmed"
          : turn.trace.mood === "angry"
            ? "angry"
            : turn.trace.mood === "calm"
              ? "calm"
              : "worried";
      const moment =
        turn.action === "small_talk"
          ? "greeting"
          : turn.action === "unknown"
            ? "unknown"
            : turn.action === "clarify"
              ? "clarify"
              : turn.action === "hand_over" && !turn.rule?.id.includes("danger")
                ? "handoff"
                : null;
      const own = moment ? words(moment, feeling) : null;
      const opener =
        turn.action === "answer" && feeling !== "calm" && (persona.dials.warmth ?? 5) >= 3
          ? words("opener", feeling)
          : null;
      const texts = [opener, own ?? turn.replies[0]?.text ?? null].filter(
        (text): text is string => text !== null,
      );
      const sticker =
        moment && feeling === "calm" && persona.chat.stickers
          ? persona.moments.find((one) => one.moment === moment)?.sticker || null
          : null;
      return {
        ...turn,
        replies: texts.map((text, index) => ({ text, sticker: index === 0 ? sticker : null })),
      };
    });
    return { persona: persona.id, turns };
  });
}

export function voicePreview(draft: PersonaDraft, text: string): string {
  const { pace, pitch, pause } = {
    pace: draft.voice.pace ?? 1,
    pitch: draft.voice.pitch ?? 0,
    pause: draft.voice.pause ?? 300,
  };
  const sentences = rendered(text, draft)
    .replace(/[~&<>]/g, "")
    .split(/(?<=[。！？；])/)
    .filter(Boolean);
  const signed = `${pitch >= 0 ? "+" : ""}${pitch}st`;
  const words = sentences.join(`<break time="${pause}ms"/>`);
  const rate = `${Math.round(pace * 100)}%`;
  return `<speak><prosody rate="${rate}" pitch="${signed}">${words}</prosody></speak>`;
}

const told = (
  field: string,
  code: string,
  severity: "error" | "warning" | "hint",
  zh: string,
  en: string,
  hint = "",
): FieldDiagnostic => ({
  field,
  diagnostic: {
    code,
    severity,
    faq: null,
    place: {
      file: field === "" || field.startsWith("say") ? "care.toml" : "persona.toml",
      row: 4,
      column: 1,
    },
    message: { zh, en },
    hint: { zh: hint, en: hint },
  },
});

export function checkPersona(draft: PersonaDraft): FieldDiagnostic[] {
  const found: FieldDiagnostic[] = [];
  if (!draft.name.trim())
    found.push(told("name", "bad-value", "error", "人设还没有名字", "The persona has no name"));
  const check = (path: string, phrases: PhraseDraft[], promised: string) =>
    phrases.forEach(({ text, promise }, index) => {
      const forbidden = draft.forbidden.find((word) => text.includes(word));
      if (forbidden)
        found.push(
          told(
            `${path}.${index}`,
            "forbidden-word",
            "error",
            `「${forbidden}」是这套人设不说的词`,
            `“${forbidden}” is a word this brand never says`,
            "换一个说法",
          ),
        );
      if (/通知您|联系您/.test(text) && !promise && !promised)
        found.push(
          told(
            `${path}.${index}`,
            "promise-without-capability",
            "warning",
            "这句答应了顾客一件事，没写靠什么做到",
            "It promises something without naming what keeps it",
            "选一项兑现的办法，或换个说法",
          ),
        );
    });
  for (const { moment, phrases } of draft.moments) {
    if (NEEDED.includes(moment) && phrases.length === 0)
      found.push(
        told(
          `moments.${moment}`,
          "missing-phrase",
          "warning",
          "这个场合必须有一句",
          "This moment needs a phrase",
          "写一句平实的",
        ),
      );
    else if (NEEDED.includes(moment) && phrases.every(({ text }) => cheerful(text)))
      found.push(
        told(
          `moments.${moment}`,
          "tone-gap",
          "warning",
          "都是俏皮的说法，着急的顾客听不到",
          "All are cheerful; an upset customer hears none of them",
          "加一句平实的",
        ),
      );
    check(`moments.${moment}`, phrases, moment.startsWith("callback") ? "yes" : "");
  }
  for (const { id, phrases } of draft.care) check(`care.${id}`, phrases, "moment");
  return found;
}

export function checkCare(draft: CareMomentDraft, cast: Cast): FieldDiagnostic[] {
  const silent = cast.personas.filter((persona) => phrasesAt(draft, persona).length === 0);
  const found = silent.map((persona) =>
    told(
      "",
      "empty-care",
      "warning",
      `「${persona.name}（${persona.tone === "lively" ? "活泼" : "严谨"}）」在这里还没有话说`,
      `“${persona.name}” (${persona.tone}) has nothing to say here`,
      "写一句，或删掉这个时刻",
    ),
  );
  if (draft.on === "late_night" && !/^\d\d:\d\d-\d\d:\d\d$/.test(draft.hours))
    found.push(
      told(
        "hours",
        "bad-value",
        "error",
        "没有写从几点到几点",
        "The hours are missing",
        "例如 23:00-05:00",
      ),
    );
  return found;
}
