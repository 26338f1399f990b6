// What differs between two texts: all from the first character that does to the last.

/** Beginning, middle and end; the ends are the same in both. */
export type Parts = { before: string; was: string; is: string; after: string };

export function difference(was: string, is: string): Parts {
  const [old, now] = [[...was], [...is]];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  return {
    before: old.slice(0, head).join(""),
    was: old.slice(head, old.length - tail).join(""),
    is: now.slice(head, now.length - tail).join(""),
    after: old.slice(old.length - tail).join(""),
  };
}
