import { pathToFileURL } from "node:url";
import type { CellLine, NotebookModule } from "./notebook_module.ts";

/** A place in a cell; lines and columns count from 1. */
export interface CellPlace extends CellLine {
  readonly column: number;
}

/** A module that was written to a file. */
export interface WrittenModule extends NotebookModule {
  /** Path of the file. */
  readonly file: string;
  /** How messages name a place in the notebook. */
  readonly placeText: (place: CellPlace) => string;
  /** Rules of the linter that it may break. */
  readonly forgiven?: readonly string[];
}

/** Where something is in a notebook, for a message. */
export function placeText(notebook: string, { cell, line, column }: CellPlace): string {
  return `${notebook}, cell "${cell}", line ${line}, column ${column}`;
}

/** The place in a notebook that a place in its module comes from; past its end is its end. */
function placeIn({ placeText, lines }: WrittenModule, line: number, column: number): string {
  return placeText({ ...(lines[line - 1] ?? lines.at(-1)!), column });
}

/**
 * What `deno check` printed, with places in notebooks for places in their modules, and without the
 * lines that say only that it ran.
 */
export function translateCheck(printed: string, modules: readonly WrittenModule[]): string {
  let text = printed;
  for (const module of modules) {
    const pattern = new RegExp(
      `${RegExp.escape(pathToFileURL(module.file).href)}:(\\d+):(\\d+)`,
      "g",
    );
    text = text.replace(
      pattern,
      (_, line, column) => placeIn(module, Number(line), Number(column)),
    );
  }
  return text.replace(/^Check .*\n/gm, "").replace(/^error: Type checking failed\.[^]*/m, "")
    .trim();
}

/** What `deno lint --json` prints. */
interface LintReport {
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly range: { readonly start: { readonly line: number; readonly col: number } };
    readonly message: string;
    readonly code: string;
    readonly hint?: string;
  }[];
  readonly errors: readonly { readonly file_path: string; readonly message: string }[];
}

/** What `deno lint --json` found, one message for each finding. */
export function translateLint(json: string, modules: readonly WrittenModule[]): string[] {
  const { diagnostics, errors } = JSON.parse(json) as LintReport;
  return [
    ...errors.map(({ file_path, message }) => `${file_path}: ${message}`),
    ...diagnostics.flatMap(({ filename, range: { start }, message, code, hint }) => {
      const module = modules.find(({ file }) => pathToFileURL(file).href === filename)!;
      if (module.forgiven?.includes(code)) return [];
      const where = placeIn(module, start.line, start.col + 1);
      return [`${where}: ${message} (${code})${hint ? `\n  ${hint}` : ""}`];
    }),
  ];
}
