/** A number as it is read in running text, in both languages: 2,000. */
export function grouped(number: number): string {
  return number.toLocaleString("en-US");
}
