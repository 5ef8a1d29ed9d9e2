/**
 * Texts in a notebook file are lists of lines, in memory they are one string.
 *
 * @module
 */

/** Whether a MIME type holds plain JSON and not text, by the rule of nbformat. */
function isJsonType(mime: string): boolean {
  return mime === "application/json" ||
    (mime.startsWith("application/") && mime.endsWith("+json"));
}

/** Lines with their line breaks, as a notebook file keeps a text; the empty text has none. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

/** The text of a list of lines; other values stay as they are. */
export function joinLines(value: unknown): unknown {
  return Array.isArray(value) ? value.join("") : value;
}

/** Applies one of the two directions to every text of a MIME bundle. */
export function mapTexts(
  bundle: Readonly<Record<string, unknown>>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bundle).map(([mime, value]) => [mime, isJsonType(mime) ? value : change(value)]),
  );
}
