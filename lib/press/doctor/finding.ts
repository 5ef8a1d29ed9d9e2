/** What the doctor says about one thing. */
export interface Finding {
  /** "missing" is for what nothing works without; "note" for what only some can do without. */
  readonly verdict: "fine" | "note" | "missing";
  /** One clause, without a full stop. */
  readonly says: string;
  /** What to do about it; only where there is something to do. */
  readonly remedy?: string;
}

export function fine(says: string): Finding {
  return { verdict: "fine", says };
}

export function note(says: string, remedy: string): Finding {
  return { verdict: "note", says, remedy };
}

export function missing(says: string, remedy: string): Finding {
  return { verdict: "missing", says, remedy };
}
