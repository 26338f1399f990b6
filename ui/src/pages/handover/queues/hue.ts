// Colours that tell queues apart. They only help: every bar and every card carries the queue's name
// as well.
const HUES = [164, 212, 32, 276, 336, 92, 188, 8];

/** The hue of the nth queue, for `style`. */
export function hueOf(index: number): Record<string, string> {
  return { "--hue": String(HUES[index % HUES.length]) };
}
