import type { Estimate } from "./estimate.ts";

/** One side of a comparison: a number, several numbers, or averages with standard errors. */
export type Side = number | ArrayLike<number> | Estimate | Estimate<readonly number[]>;

type AnyEstimate = Estimate | Estimate<readonly number[]>;

/** A side taken apart: its numbers, and its standard errors when it is an estimate. */
export interface Numbers {
  /** A lone number is not a vector with one entry. */
  readonly shape: "number" | "vector";
  readonly values: readonly number[];
  readonly standardErrors?: readonly number[];
}

/**
 * Takes a side apart, so that the three kinds can be compared entry by entry.
 *
 * @param side a number, numbers of shape [entries], or an `Estimate`
 * @param name what to call the side in an error message
 * @throws {TypeError} when the side is of another kind, empty, or an estimate of two shapes
 * @throws {RangeError} when a standard error is negative or not finite
 */
export function readSide(side: Side, name: string): Numbers {
  if (typeof side === "number") return { shape: "number", values: [side] };
  if (isEstimate(side)) return readEstimate(side, name);
  if (!Array.isArray(side) && !(ArrayBuffer.isView(side) && "length" in side)) {
    const kind = side === null ? "null" : typeof side;
    throw new TypeError(`Expected ${name} to be a number, numbers or an Estimate; got ${kind}`);
  }
  const values: readonly unknown[] = Array.from(side as ArrayLike<unknown>);
  if (values.length === 0) throw new TypeError(`Expected at least one number in ${name}; got none`);
  const odd = values.findIndex((value) => typeof value !== "number");
  if (odd >= 0) {
    throw new TypeError(`Expected ${name}[${odd}] to be a number; got ${typeof values[odd]}`);
  }
  return { shape: "vector", values: values as readonly number[] };
}

/** Whether a side carries standard errors. */
export function isEstimate(side: Side): side is AnyEstimate {
  return typeof side === "object" && side !== null && "standardError" in side;
}

/** The shape of a side in an error message: "a number" or "[3]". */
export function describeShape({ shape, values }: Numbers): string {
  return shape === "number" ? "a number" : `[${values.length}]`;
}

function readEstimate(side: AnyEstimate, name: string): Numbers {
  const values = readSide(side.value, `${name}.value`);
  const errors = readSide(side.standardError, `${name}.standardError`);
  if (errors.shape !== values.shape || errors.values.length !== values.values.length) {
    const shapes = `${describeShape(values)}; got ${describeShape(errors)}`;
    throw new TypeError(`Expected ${name}.standardError of the shape of its value, ${shapes}`);
  }
  const bad = errors.values.find((error) => !(error >= 0 && error < Infinity));
  if (bad !== undefined) throw new RangeError(`Expected standard errors >= 0; got ${bad}`);
  return { ...values, standardErrors: errors.values };
}
