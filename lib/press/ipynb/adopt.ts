import type { Notebook } from "./notebook.ts";
import { requireNotebook } from "./rules.ts";
import { joinCell } from "./text.ts";

/** A notebook of another program as one of the course, and what had to change. */
export interface Adopted {
  readonly notebook: Notebook;
  /** A phrase for each kind of change; none when it was one of the course. */
  readonly changes: readonly string[];
}

type Fields = Record<string, unknown>;

const BYTE_ORDER_MARK = "\uFEFF";
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_ID = 64;
const DENO = { display_name: "Deno", language: "typescript", name: "deno" };
const CODE_LANGUAGES = ["typescript", "javascript", "typescriptreact", "javascriptreact"];

/**
 * Makes a notebook of VS Code, Colab or an older nbformat (4.0 to 4.4) one of the course: nbformat
 * 4.5, a slug of its own on every cell, the Deno kernel, without what other programs keep for
 * themselves. Sources and outputs stay as they are.
 *
 * @param text of the file
 * @param path named in the messages
 * @throws {TypeError} when it is no notebook in version 4, or one for another language
 */
export function adopt(text: string, path: string): Adopted {
  const changes: string[] = [];
  if (text.startsWith(BYTE_ORDER_MARK)) changes.push("byte order mark removed");
  const value = fieldsOf(parsed(text, path), path);
  const { nbformat, nbformat_minor } = value;
  if (nbformat !== 4) {
    throw new TypeError(`${path}: Expected nbformat 4; got ${nbformat ?? "none"}`);
  }
  const minor = typeof nbformat_minor === "number" ? nbformat_minor : 0;
  if (minor < 5) changes.push(`nbformat 4.${minor} is now 4.5`);
  const given = Array.isArray(value.cells) ? value.cells as Fields[] : [];
  const metadata = adoptedMetadata((value.metadata ?? {}) as Fields, given, { path, changes });
  const cells = adoptedCells(given, changes);
  const notebook = { ...value, nbformat: 4, nbformat_minor: Math.max(minor, 5), metadata, cells };
  requireNotebook(notebook, path);
  const sound = notebook as unknown as Notebook;
  return { notebook: { ...sound, cells: sound.cells.map(joinCell) }, changes };
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(BYTE_ORDER_MARK, ""));
  } catch (error) {
    throw new TypeError(`${path}: Expected JSON; ${(error as Error).message}`);
  }
}

function fieldsOf(value: unknown, path: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw new TypeError(`${path}: Expected a notebook; got JSON of another kind`);
}

function adoptedMetadata(
  metadata: Fields,
  cells: readonly Fields[],
  { path, changes }: { readonly path: string; readonly changes: string[] },
): Fields {
  const { colab, vscode, accelerator, ...kept } = metadata;
  if (colab ?? vscode ?? accelerator) changes.push("notes of another program removed");
  const spec = (kept.kernelspec ?? {}) as Fields, info = (kept.language_info ?? {}) as Fields;
  const language = String(spec.language ?? info.name ?? languageOf(cells) ?? "typescript");
  if (!CODE_LANGUAGES.includes(language.toLowerCase())) {
    throw new TypeError(`${path}: Expected cells in TypeScript; got ${language}`);
  }
  if (spec.name === DENO.name && spec.language === DENO.language) return kept;
  changes.push("kernel is Deno");
  return { ...kept, kernelspec: DENO };
}

/** What VS Code notes of its code cells. */
function languageOf(cells: readonly Fields[]): unknown {
  const notes = cells.map((cell) =>
    ((cell.metadata as Fields | undefined)?.vscode ?? {}) as Fields
  );
  return notes.map(({ languageId }) => languageId).find((language) => language !== undefined);
}

function adoptedCells(cells: readonly Fields[], changes: string[]): Fields[] {
  const taken = new Set<string>();
  let named = 0, filled = 0, cleared = 0;
  const adopted = cells.map((cell, i) => {
    const { id: wanted, ...rest } = cell;
    const { colab, vscode, id: colabId, outputId, ...metadata } = (rest.metadata ?? {}) as Fields;
    if (colab ?? vscode ?? colabId ?? outputId) cleared++;
    const id = freeSlug(wanted ?? colabId, i, taken);
    if (id !== wanted) named++;
    taken.add(id);
    const lacks = rest.metadata === undefined || rest.source === undefined ||
      rest.cell_type === "code" && (rest.outputs === undefined || !("execution_count" in rest));
    if (lacks) filled++;
    const shared = { ...rest, id, metadata, source: rest.source ?? "" };
    if (rest.cell_type !== "code") return without(shared, ["outputs", "execution_count"]);
    return {
      ...shared,
      outputs: rest.outputs ?? [],
      execution_count: rest.execution_count ?? null,
    };
  });
  const cellsOf = (count: number): string => `${count} ${count === 1 ? "cell" : "cells"}`;
  if (named > 0) changes.push(`${cellsOf(named)} named`);
  if (filled > 0) changes.push(`${cellsOf(filled)} completed`);
  if (cleared > 0) changes.push(`notes of another program removed from ${cellsOf(cleared)}`);
  return adopted;
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** The id as it is where it is a slug of its own; else a slug made from it, or from the place. */
function freeSlug(wanted: unknown, place: number, taken: ReadonlySet<string>): string {
  const text = typeof wanted === "string" ? wanted : "";
  const slug = SLUG.test(text) && text.length <= LONGEST_ID
    ? text
    : text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40)
      .replace(/-+$/, "") || `cell-${place + 1}`;
  for (let k = 1;; k++) {
    const candidate = k === 1 ? slug : `${slug}-${k}`;
    if (!taken.has(candidate)) return candidate;
  }
}
