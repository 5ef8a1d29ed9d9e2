import { fileURLToPath } from "node:url";
import { type Cell, type Notebook, readNotebook } from "../../../lib/press/ipynb/mod.ts";
import { type Sheet, sheetOf } from "../../../lib/press/sheets/mod.ts";

/** The course of one small sheet, on which the tools are tried. */
export const TOY_COURSE = fileURLToPath(new URL("../../problems/toy", import.meta.url));

/** The master of that sheet. */
export const TOY = `${TOY_COURSE}/notebooks/problems/00-toy.ipynb`;

/** The toy sheet with one cell changed. */
export async function toyWith(id: string, change: (cell: Cell) => Cell): Promise<Sheet> {
  return sheetOf(changed(await readNotebook(TOY), id, change), { name: "00-toy" });
}

/** The toy sheet with another source in one cell. */
export async function toyWithSource(
  id: string,
  change: (source: string) => string,
): Promise<Sheet> {
  return await toyWith(id, (cell) => ({ ...cell, source: change(cell.source) }));
}

function changed(notebook: Notebook, id: string, change: (cell: Cell) => Cell): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => cell.id === id ? change(cell) : cell),
  };
}

/**
 * The lines of solutions, hidden tests and model answers, but for those that a sheet says openly, too,
 * such as a lone bracket.
 */
export function secretLines({ cells }: Sheet): string[] {
  const secret: string[] = [], open: string[] = [];
  for (const { role, source } of cells) {
    let at = role === "written" ? secret : open;
    for (const line of source.split("\n")) {
      if (line.includes("/// BEGIN")) at = secret;
      at.push(line.trim());
      if (line.includes("/// END")) at = open;
    }
  }
  const said = open.join("\n");
  return secret.filter((line) => line.length > 3 && !said.includes(line));
}
