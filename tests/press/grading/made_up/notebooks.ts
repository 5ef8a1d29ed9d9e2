import type { Sheet } from "../../../../lib/press/sheets/mod.ts";
import { releaseNotebook } from "../../../../lib/press/sheets/mod.ts";
import type { Notebook } from "../../../../lib/press/ipynb/mod.ts";

/** Sources of cells by their ids, where a student changes them. */
export type Changes = Readonly<Record<string, string>>;

/** What a student hands in who changes these cells of a sheet. */
export function answered(sheet: Sheet, changes: Changes): Notebook {
  const released = releaseNotebook(sheet);
  const cells = released.cells.map((cell) => ({
    ...cell,
    source: changes[cell.id] ?? cell.source,
  }));
  return { ...released, cells };
}

/** The changes of a student who answers all questions as the sheet itself does, but for some. */
export function solutions(sheet: Sheet, others: Changes = {}): Changes {
  const answers = sheet.cells.filter(({ role }) => role === "answer" || role === "written");
  return { ...Object.fromEntries(answers.map(({ id, source }) => [id, source])), ...others };
}

/** A notebook as the text of a file. */
export function fileOf(notebook: unknown): string {
  return JSON.stringify(notebook, null, 1);
}
