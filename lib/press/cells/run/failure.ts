import type { ErrorOutput } from "../../ipynb/notebook.ts";
import type { SyntaxProblem } from "../parsed_cell.ts";
import { plainPlaces } from "./places.ts";

/**
 * What a cell threw, as an output.
 *
 * @param thrown by the cell, or by the reading of it
 * @param id     of the cell
 */
export function failureOf(thrown: unknown, id: string): Omit<ErrorOutput, "output_type"> {
  if (!(thrown instanceof Error)) { // in the kernel's words
    return { ename: "Error", evalue: String(thrown ?? null), traceback: [] };
  }
  const { name, message, cause, stack = "" } = thrown;
  return {
    ename: name,
    evalue: message || "(none)",
    traceback: isProblem(cause)
      ? [`${name}: ${message}`, `    at cell-${id}.ts:${cause.line}:${cause.column}`]
      : plainPlaces(stack).split("\n"),
  };
}

function isProblem(cause: unknown): cause is SyntaxProblem {
  return typeof (cause as SyntaxProblem | undefined)?.line === "number";
}
