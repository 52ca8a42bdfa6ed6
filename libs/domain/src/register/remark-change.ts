export type Remarks = Readonly<Record<string, string>>;

/** What a batch changed in the remarks of an SOP: only the keys that say something else than before. */
export interface RemarkChange {
  /** null = there was no such remark */
  readonly before: Readonly<Record<string, string | null>>;
  readonly after: Remarks;
}

/** @param set the remarks that are put beside those held; null when none says anything new */
export function remarkChange(held: Remarks, set: Remarks): RemarkChange | null {
  const changed = Object.entries(set).filter(([key, text]) => held[key] !== text);
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map(([key]) => [key, held[key] ?? null])),
    after: Object.fromEntries(changed),
  };
}

/** The remarks without a change: what still says what it set says again what it said before; what was set later stays. */
export function remarksWithout(held: Remarks, { before, after }: RemarkChange): Remarks {
  const own = (key: string): boolean => after[key] !== undefined && held[key] === after[key];
  const restored = Object.entries(before).flatMap(([key, text]) => (own(key) && text !== null ? [[key, text]] : []));
  return { ...Object.fromEntries(Object.entries(held).filter(([key]) => !own(key))), ...Object.fromEntries(restored) };
}
