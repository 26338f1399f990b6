// The conversation as it was last played, beside the messages as they are now.
import type { Message, SimulatedTurn } from "@/platform";

type Played = { turns: readonly SimulatedTurn[]; of: readonly Message[]; error: unknown };

/** The turns that still stand, and whether newer ones are on their way. */
export function replayOf({ turns: played, of, error }: Played, messages: readonly Message[]) {
  const turns = played.slice(0, stillThere(of, messages));
  return {
    turns,
    before: turns.map(({ before }) => before),
    pending: of !== messages && messages.length > 0 && !error,
    error,
  };
}

/**
 * How many messages from the first on are those that were played, or the same ones worded
 * differently or at another time: their turns still stand.
 */
function stillThere(played: readonly Message[], now: readonly Message[]): number {
  const end = now.findIndex(
    (message, index) =>
      message.text !== played[index]?.text && message.context !== played[index]?.context,
  );
  return end === -1 ? now.length : end;
}
