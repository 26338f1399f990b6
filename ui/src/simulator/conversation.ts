// The conversation as one plays it: messages, each with the situation in which it was sent, and
// what was taken back.
import type { Message, ToldMessage } from "@/platform";
import { contextOf, settingsOf, told, type Settings } from "./settings";

export type Step = { message: Message; settings: Settings };

export type Conversation = {
  steps: readonly Step[];
  /** The situation in which the next message is sent. */
  settings: Settings;
  /** All of it as it was before it was taken back, until something new is said. */
  undone: { steps: readonly Step[]; settings: Settings } | null;
};

/** Something is said in the situation that is set; what just happened is told with it. */
export function said({ steps, settings }: Conversation, text: string): Conversation {
  return {
    steps: [...steps, { message: { text, context: contextOf(settings) }, settings }],
    settings: told(settings),
    undone: null,
  };
}

/** Another conversation in its place; this one can be brought back. */
export function opened(conversation: Conversation, messages: readonly ToldMessage[]): Conversation {
  const steps = messages.map(({ text, context }) => {
    const settings = settingsOf(context ?? {});
    // Without a clock it stays without: the real one would be another situation.
    const complete = { ...contextOf(settings), now: settings.now };
    return { message: { text: text ?? "", context: complete }, settings };
  });
  const settings = told(steps.at(-1)?.settings ?? conversation.settings);
  const { steps: before, settings: then } = conversation;
  return { steps, settings, undone: before.length > 0 ? { steps: before, settings: then } : null };
}

/** Back to right after a turn, in the situation of then. */
export function backAfter(conversation: Conversation, index: number): Conversation {
  const { steps } = conversation;
  const at = steps[index];
  return at ? cut(conversation, index + 1, told(at.settings)) : conversation;
}

/** Back to where a message was about to be sent, with what had just happened then. */
export function backBefore(conversation: Conversation, index: number): Conversation {
  const at = conversation.steps[index];
  return at ? cut(conversation, index, at.settings) : conversation;
}

/** From the beginning, in the situation that is set. */
export function cleared(conversation: Conversation): Conversation {
  return conversation.steps.length === 0
    ? conversation
    : cut(conversation, 0, conversation.settings);
}

/** What was taken back counts again. */
export function restored(conversation: Conversation): Conversation {
  return conversation.undone ? { ...conversation.undone, undone: null } : conversation;
}

/** A message is worded differently, all else stays. */
export function reworded(
  { steps, settings }: Conversation,
  index: number,
  text: string,
): Conversation {
  return {
    steps: steps.map((one, at) =>
      at === index ? { ...one, message: { ...one.message, text } } : one,
    ),
    settings,
    undone: null,
  };
}

/** All of it again in the situation that is set now; what happened on the way happens again. */
export function replayed({ steps, settings }: Conversation): Conversation {
  return {
    steps: steps.map(({ message, settings: then }) => {
      const again = { ...settings, events: then.events };
      return { message: { ...message, context: contextOf(again) }, settings: again };
    }),
    settings,
    undone: null,
  };
}

/** How many messages could be brought back. */
export function restorable({ steps, undone }: Conversation): number {
  return undone ? undone.steps.length - steps.length : 0;
}

function cut(
  { steps, settings: now, undone }: Conversation,
  keep: number,
  settings: Settings,
): Conversation {
  // Going back further does not lose what was taken back before.
  const whole = undone ?? { steps, settings: now };
  return {
    steps: steps.slice(0, keep),
    settings,
    undone: whole.steps.length > keep ? whole : null,
  };
}
