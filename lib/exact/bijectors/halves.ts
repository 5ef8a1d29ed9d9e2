import { requireCount, requirePoint } from "../../require/numbers.ts";

/** Which coordinates a coupling keeps; the others move, by what the kept ones say. */
export interface ExactHalves {
  /** Dimension of the space, at least 2. */
  readonly dim: number;
  /** Whether it keeps the first coordinates or the last, "first" by default. */
  readonly keeps?: "first" | "last";
  /** How many it keeps, floor(dim / 2) by default. */
  readonly kept?: number;
}

/** How to take a point apart and put it together again. */
export interface ExactSplit {
  /** How many coordinates move. */
  readonly moving: number;
  parts(x: readonly number[]): { still: number[]; moving: number[] };
  join(still: readonly number[], moving: readonly number[]): number[];
}

/**
 * Demands two halves that are there, and tells how many coordinates are kept.
 *
 * @throws {RangeError} when dim is no integer from 2 on, or a half is empty or has no such name
 */
export function requireHalves({ dim, keeps, kept = Math.floor(dim / 2) }: {
  readonly dim: number;
  readonly keeps: "first" | "last";
  readonly kept?: number | undefined;
}): number {
  requireCount(dim, "dim");
  if (dim < 2) throw new RangeError(`Expected dim >= 2, for two halves; got ${dim}`);
  if (!Number.isInteger(kept) || kept < 1 || kept >= dim) {
    throw new RangeError(`Expected kept to be an integer from 1 to ${dim - 1}; got ${kept}`);
  }
  if (keeps !== "first" && keeps !== "last") {
    throw new RangeError(`Expected keeps to be "first" or "last"; got ${keeps}`);
  }
  return kept;
}

/**
 * A split of the coordinates in two halves.
 *
 * @throws {RangeError} when a half would be empty, or `keeps` is neither "first" nor "last"
 */
export function exactSplit({ dim, keeps = "first", kept }: ExactHalves): ExactSplit {
  const count = requireHalves({ dim, keeps, kept });
  const moving = dim - count, first = keeps === "first";
  return {
    moving,
    parts: (x) =>
      first
        ? { still: x.slice(0, count), moving: x.slice(count) }
        : { still: x.slice(moving), moving: x.slice(0, moving) },
    join: (still, moved) => first ? [...still, ...moved] : [...moved, ...still],
  };
}

/** The outputs of a conditioner at the kept coordinates, as many as a coupling needs. */
export function conditioned(
  conditioner: (still: readonly number[]) => readonly number[],
  still: readonly number[],
  outputs: number,
): readonly number[] {
  const found = conditioner(still);
  requirePoint(found, outputs, "the output of the conditioner");
  return found;
}
