import { stream } from "../../random/mod.ts";
import type { Notebook } from "../ipynb/mod.ts";

const LINE = /^const sheetSeed = \d+;$/m;
const SEEDS = 2 ** 31;

/** How many lines of a notebook say the seed; a sheet has one. */
export function seedLines({ cells }: Notebook): number {
  return cells.filter(({ cell_type, source }) => cell_type === "code" && LINE.test(source)).length;
}

/**
 * A sheet with another variant: the one line that says the seed says another.
 *
 * @throws {RangeError} when the seed is no whole number from 0 to 2^31 - 1, or the sheet has no such
 *   line
 */
export function withSeed(notebook: Notebook, seed: number): Notebook {
  if (!Number.isInteger(seed) || seed < 0 || seed >= SEEDS) {
    throw new RangeError(`Expected a seed from 0 to ${SEEDS - 1}; got ${seed}`);
  }
  if (seed !== 0 && seedLines(notebook) !== 1) {
    throw new RangeError("Expected a line const sheetSeed = 0; in the sheet; got none");
  }
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code"
      ? { ...cell, source: cell.source.replace(LINE, `const sheetSeed = ${seed};`) }
      : cell
  );
  return { ...notebook, cells };
}

/**
 * The seed of one student's own variant; whoever hands out and whoever grades derive the same.
 *
 * @param seed    the lecturer's
 * @param student as the list of the class calls them, such as a number or an address
 */
export function studentSeed(seed: number, student: string): number {
  const [draw] = stream(seed).split("students").split(student.trim().normalize("NFC")).uniform(1);
  return 1 + Math.floor(draw! * (SEEDS - 1));
}
