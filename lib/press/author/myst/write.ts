import type { Cell, Notebook } from "../../ipynb/mod.ts";
import { escapeLine } from "./markers.ts";
import { takeFrame } from "./outer_newlines.ts";

/**
 * A chapter as text, without outputs: prose as Markdown, programs in fences, each cell with its id.
 *
 *     +++ {"id": "densities-check"}
 *
 *     Prose, and after a blank line a program:
 *
 *     ```{code-cell} typescript
 *     :id: claim-densities
 *     :tags: [fold]
 *
 *     await claim("S3.34", { … });
 *     ```
 *
 * This is MyST, which text editors know how to colour. {@link readText} reads it back.
 *
 * @see MyST, the notebook form of Jupyter Book: code-cell directives and block breaks
 *
 * @example
 * ```ts
 * import { chapterText } from "./write.ts";
 * const cell = { cell_type: "markdown", id: "title", metadata: {}, source: "# Odds" } as const;
 * console.log(chapterText({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
 * // +++ {"id": "title"}
 * //
 * // # Odds
 * ```
 */
export function chapterText({ cells }: Notebook): string {
  return cells.map((cell) => cell.cell_type === "code" ? programText(cell) : proseText(cell))
    .join("\n");
}

function proseText({ id, cell_type, metadata: { tags }, source }: Cell): string {
  const { core, newlines } = takeFrame(source);
  const notes = Object.entries({
    id,
    ...(cell_type === "raw" ? { type: "raw" } : {}),
    ...(tags === undefined ? {} : { tags }),
    ...(isFramed(newlines) ? { newlines } : {}),
  }).map(([key, value]) => `"${key}": ${jsonText(value)}`);
  return [`+++ {${notes.join(", ")}}`, ...content(core)].join("\n") + "\n";
}

function programText({ id, metadata: { tags }, source }: Cell): string {
  const { core, newlines } = takeFrame(source);
  const fence = fenceFor(core);
  return [
    `${fence}{code-cell} typescript`,
    `:id: ${id}`,
    ...(tags === undefined ? [] : [`:tags: [${tags.map(tagText).join(", ")}]`]),
    ...(isFramed(newlines) ? [`:newlines: ${jsonText(newlines)}`] : []),
    ...content(core),
    fence,
  ].join("\n") + "\n";
}

function content(core: string): string[] {
  return core === "" ? [""] : ["", ...core.split("\n").map(escapeLine)];
}

function isFramed(newlines: readonly number[]): boolean {
  return newlines.some((count) => count > 0);
}

/** Longer than any row of backticks inside. */
function fenceFor(source: string): string {
  const longest = (source.match(/`+/g) ?? []).map((row) => row.length);
  return "`".repeat(Math.max(3, ...longest.map((length) => length + 1)));
}

/** A word as it is, anything else in quotes. */
function tagText(tag: string): string {
  return /^[a-z][\w-]*$/i.test(tag) ? tag : JSON.stringify(tag);
}

/** In one line, with a space after each comma. */
function jsonText(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
}
