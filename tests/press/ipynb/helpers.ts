import type { Cell, CodeCell, Notebook, Output } from "../../../lib/press/ipynb/mod.ts";

/** A notebook of the Deno kernel with these cells. */
export function notebookOf(...cells: Cell[]): Notebook {
  return {
    cells,
    metadata: { kernelspec: { display_name: "Deno", language: "typescript", name: "deno" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

export function codeCell(id: string, source: string, outputs: Output[] = []): CodeCell {
  return { cell_type: "code", id, metadata: {}, source, execution_count: null, outputs };
}

export function slowCell(id: string, source: string, outputs: Output[] = []): CodeCell {
  return { ...codeCell(id, source, outputs), metadata: { tags: ["slow"] } };
}

export function textCell(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

/** Calls a function with an empty folder that goes afterwards. */
export async function inFolder(action: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await action(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
