/** A source that can be run as it looks. */
export interface CleanSource {
  readonly source: string;
  readonly remarks: readonly string[];
}

/** Of no width, or changing the direction of what follows: they come with text from PDFs and pages. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A source with the line ends of Unix and without invisible characters, which would be an error in
 * code, or make it look as what it is not.
 */
export function cleanSource(source: string): CleanSource {
  const lines = source.replace(/\r\n?/g, "\n");
  const found = new Set(lines.match(INVISIBLE) ?? []);
  if (found.size === 0) return { source: lines, remarks: [] };
  const names = [...found].map(nameOf).sort().join(", ");
  return {
    source: lines.replace(INVISIBLE, ""),
    remarks: [`invisible characters (${names}) were taken out`],
  };
}

function nameOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
