/** The text of a chapter in three states. */
export interface Sides {
  /** As the author has it; undefined before the first time. */
  readonly mine: string | undefined;
  /** As the notebook says it. */
  readonly theirs: string;
  /** As both were when they last agreed; undefined where nobody knows. */
  readonly base: string | undefined;
}

/**
 * Which side has changed since both agreed. Outputs are no part of a text: a notebook that was only
 * run again has not changed.
 */
export function newerSide({ mine, theirs, base }: Sides): "neither" | "text" | "notebook" | "both" {
  if (mine === undefined) return "notebook";
  if (mine === theirs) return "neither";
  if (theirs === base) return "text";
  return mine === base ? "notebook" : "both";
}
