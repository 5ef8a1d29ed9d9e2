/** Content, and the line breaks around it. */
export interface Framed {
  readonly core: string;
  /** How many line breaks stand before and after the core; all of them before where it is empty. */
  readonly newlines: readonly [before: number, after: number];
}

/**
 * Takes the line breaks off both ends of a source.
 *
 * An author leaves blank lines around a cell without meaning anything; so where a source does begin
 * or end with some, the text says how many in its own words.
 */
export function takeFrame(source: string): Framed {
  const before = /^\n*/.exec(source)![0].length;
  const rest = source.slice(before);
  const after = rest.length - rest.replace(/\n+$/, "").length;
  return { core: rest.slice(0, rest.length - after), newlines: [before, after] };
}

/** The source that {@link takeFrame} has taken apart. */
export function putFrame({ core, newlines: [before, after] }: Framed): string {
  return "\n".repeat(before) + core + "\n".repeat(after);
}
