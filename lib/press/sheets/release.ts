import type { Cell, Notebook } from "../ipynb/mod.ts";
import { withNbgrader } from "./nbgrader.ts";
import { QUESTION_HEADING } from "./read_sheet.ts";
import type { Sheet } from "./sheet.ts";

/**
 * A sheet as students get it: stubs in place of solutions, no hidden tests, no outputs, the numbers
 * of its seed. Equal sheets give equal notebooks.
 *
 * A lecturer's own tests are left out whole, and the headings say the points that count.
 */
export function releaseNotebook(sheet: Sheet): Notebook {
  const { notebook, name, seed, added } = sheet;
  const kept = notebook.cells.filter(({ id }) => !added.has(id));
  const read = new Map(sheet.cells.map((cell) => [cell.id, cell]));
  const points = new Map(sheet.questions.map(({ number, points }) => [number, points]));
  const cells = kept.map((cell): Cell => {
    const source = withPoints(read.get(cell.id)!.released, points);
    return cell.cell_type === "code"
      ? { ...cell, source, execution_count: null, outputs: [] }
      : { ...cell, source };
  });
  const metadata = { ...notebook.metadata, flowbook: { sheet: name, seed } };
  return withNbgrader({ ...notebook, metadata, cells });
}

function withPoints(source: string, points: ReadonlyMap<number, number>): string {
  return source.replace(QUESTION_HEADING, (_, number, title) => {
    const count = points.get(Number(number)) ?? 0;
    return `## ${number}. ${title} (${count} ${count === 1 ? "point" : "points"})`;
  });
}
