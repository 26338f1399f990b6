/** A fact as it is said, `48小时`, taken apart into a leading number and what follows; what doesn't begin with a number is all value. */
export function splitValue(said: string): { value: string; unit: string } {
  const [, value, unit] = /^([-+]?\d+(?:[.,]\d+)*%?)(\D*)$/.exec(said) ?? [];
  return value ? { value, unit: unit ?? "" } : { value: said, unit: "" };
}
