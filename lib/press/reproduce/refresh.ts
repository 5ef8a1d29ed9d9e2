import {
  cleanOutputs,
  type CodeCell,
  codeCells,
  type Notebook,
  type Output,
} from "../ipynb/mod.ts";

/**
 * The notebook with fresh outputs, its code cells numbered from 1; a cell that did not run keeps the
 * outputs that it had.
 *
 * @param outputs by the id of their cell
 */
export function refresh(
  notebook: Notebook,
  outputs: ReadonlyMap<string, readonly Output[]>,
): Notebook {
  const numbers = new Map(codeCells(notebook).map((cell, i) => [cell.id, i + 1]));
  const cells = notebook.cells.map((cell) => {
    if (cell.cell_type !== "code") return cell;
    return renew(cell, outputs.get(cell.id) ?? cell.outputs, numbers.get(cell.id)!);
  });
  return { ...notebook, cells };
}

function renew(cell: CodeCell, outputs: readonly Output[], number: number): CodeCell {
  const numbered = cleanOutputs(outputs).map((output) =>
    output.output_type === "execute_result" ? { ...output, execution_count: number } : output
  );
  return { ...cell, execution_count: number, outputs: numbered };
}
