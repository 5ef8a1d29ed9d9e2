/** What is wrong with a sheet, or might be better. */
export interface SheetProblem {
  readonly kind: "error" | "advice";
  /** Id of the cell, if it is about one. */
  readonly cell?: string;
  /** Line of the cell, from 1. */
  readonly line?: number;
  readonly message: string;
}

/** An error in a cell. */
export function error(cell: string, message: string, line?: number): SheetProblem {
  return { kind: "error", cell, message, ...(line === undefined ? {} : { line }) };
}

/** An error of the whole. */
export function errorOfAll(message: string): SheetProblem {
  return { kind: "error", message };
}
