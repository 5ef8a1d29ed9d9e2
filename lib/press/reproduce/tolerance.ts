import { allowedAt, signOf } from "./distances.ts";
import type { Within } from "./ledger.ts";
import { RELATIVE } from "./named_tolerances.ts";
import { entries, short } from "./numbers.ts";
import { isMonteCarlo, type Measured } from "./records.ts";

/**
 * What is too generous in the tolerance of a cell, if anything: the ledger says how far apart the
 * sides of a check may be, and no cell may widen that.
 *
 * @param record of a check
 * @param within of the ledger, for the same check
 */
export function toleranceProblem(record: Measured, within: Within): string | undefined {
  if (typeof within === "string") return namedProblem(record, within);
  if ("absolute" in within) {
    return signOf(record) !== undefined
      ? "the cell compares with a bound; the ledger wants two sides that agree"
      : wider(record.allowed, within.absolute);
  }
  if ("monteCarlo" in within) return monteCarloProblem(record, within);
  if ("atMost" in within) return boundProblem(record, 1, within.atMost);
  return "atLeast" in within ? boundProblem(record, -1, within.atLeast) : undefined;
}

function namedProblem(record: Measured, name: string): string | undefined {
  const size = RELATIVE[name];
  if (size === undefined) return `the ledger names an unknown tolerance, ${name}`;
  if (!isMonteCarlo(record) && signOf(record) === undefined && record.allowed <= size) {
    return undefined;
  }
  return `the cell allows ${short(record.allowed)}, more than ${name} in the ledger`;
}

function monteCarloProblem(
  record: Measured,
  { widest }: Extract<Within, { readonly monteCarlo: number }>,
): string | undefined {
  if (!isMonteCarlo(record)) {
    return `the cell compares within ${record.tolerance.name}; the ledger wants monteCarlo`;
  }
  if (widest === undefined) return undefined;
  const rights = entries(record.right);
  return wider(Math.max(...rights.map((right, i) => allowedAt(record, i, right))), widest);
}

/** A bound of the cell must not lie beyond that of the ledger. */
function boundProblem(record: Measured, sign: 1 | -1, bound: number): string | undefined {
  const own = signOf(record);
  if (own === undefined) return undefined; // two sides that agree, each held against the bound
  if (own !== sign) return "the cell and the ledger bound different sides";
  const beyond = entries(record.right).find((right) => sign * (right - bound) > 0);
  return beyond === undefined
    ? undefined
    : `the cell's bound is ${short(beyond)}; that of the ledger ${short(bound)}`;
}

function wider(cell: number, ledger: number): string | undefined {
  if (cell <= ledger) return undefined;
  return `the cell allows ${short(cell)}, more than ${short(ledger)} in the ledger`;
}
