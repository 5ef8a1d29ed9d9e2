/**
 * The named tolerances of the course. All mean the same thing:
 *
 *   max |left - right| <= tolerance * max(1, |right|)      (entry by entry)
 *
 * A check that needs another number uses {@link within} and says why.
 *
 * @module
 */

/** How far two computations of one quantity may lie apart, and where that number comes from. */
export interface Tolerance {
  /** Short name that is printed, such as "EXACT64". */
  readonly name: string;
  /** Largest allowed difference, relative to max(1, |right|). */
  readonly size: number;
  /** One sentence: why this size. */
  readonly why: string;
}

/** A tolerance made from the standard errors of the sides, not a fixed number. */
export interface MonteCarloTolerance {
  /** The name that is printed. */
  readonly name: "monteCarlo";
  /** Allowed distance in standard errors for a single number. */
  readonly standardErrors: number;
  /** Known bias of the estimate (a bin width, say), added to the allowed distance. */
  readonly bias: number;
  /** One sentence: where the bias comes from; empty without one. */
  readonly why: string;
}

/** A comparison that looks to one side: how far beyond the right side the left one lies. */
export interface Bound {
  /** The name that is printed. */
  readonly name: "atMost" | "atLeast";
  /** 1 where the left side must not lie above the right one, -1 where not below. */
  readonly sign: 1 | -1;
  /** What may be passed over for rounding, relative to max(1, |right|). */
  readonly size: number;
  /** One sentence: what the left side may be. */
  readonly why: string;
}

/** Float64 identity without truncation: rounding alone, about 1e-15 times the conditioning. */
export const EXACT64: Tolerance = tolerance("EXACT64", 1e-10, "float64 rounding");
/** Composite Gauss rules on smooth integrands. */
export const QUADRATURE64: Tolerance = tolerance("QUADRATURE64", 1e-9, "float64 quadrature");
/** Vertices found by the simplex method. */
export const LINEAR_PROGRAM: Tolerance = tolerance("LINEAR_PROGRAM", 1e-9, "simplex vertex");
/** Runge-Kutta with at least 400 steps against a closed form. */
export const ODE64: Tolerance = tolerance("ODE64", 1e-8, "float64 ODE solver");
/** Fourth-order central differences with step 1e-3: cancellation about 1e-13 / 1e-3. */
export const FINITE_DIFFERENCE64: Tolerance = tolerance(
  "FINITE_DIFFERENCE64",
  1e-7,
  "central differences in float64",
);
/** One float32 computation of moderate length against float64. */
export const FLOAT32: Tolerance = tolerance("FLOAT32", 1e-4, "float32 rounding");
/** Central differences of a float32 function. */
export const FINITE_DIFFERENCE32: Tolerance = tolerance(
  "FINITE_DIFFERENCE32",
  2e-3,
  "central differences in float32",
);

/** The left side is at most the right one. */
export const AT_MOST: Bound = bound("atMost", 1, "may be anything below");
/** The left side is at least the right one. */
export const AT_LEAST: Bound = bound("atLeast", -1, "may be anything above");

/**
 * A tolerance of another size, with its reason.
 *
 * @throws {RangeError} when the size is not positive and finite, or the reason is empty
 *
 * @example
 * ```ts
 * import { within } from "flowbook/judge";
 * console.log(within(1e-8, "the anchor is printed to eight decimals").size); // 1e-8
 * ```
 */
export function within(size: number, why: string): Tolerance {
  if (!(size > 0 && size < Infinity)) {
    throw new RangeError(`Expected a tolerance above 0; got ${size}`);
  }
  if (why.trim() === "") throw new RangeError("Expected a reason for the tolerance; got none");
  return tolerance("stated", size, why);
}

/**
 * Four standard errors: a true statement fails by chance 6 times in 100 000.
 *
 * The standard errors come with the sides (see `Estimate`); for vectors the distance is widened so
 * that the chance of any false alarm stays the same.
 *
 * @param options.bias known bias of the estimate, in the units of the quantity; needs `why`
 * @throws {RangeError} when a bias is given without its reason
 */
export function monteCarlo(options: { bias?: number; why?: string } = {}): MonteCarloTolerance {
  const { bias = 0, why = "" } = options;
  if (!(bias >= 0 && bias < Infinity)) throw new RangeError(`Expected bias >= 0; got ${bias}`);
  if (bias > 0 && why.trim() === "") {
    throw new RangeError("Expected a reason for the bias; got none");
  }
  return {
    name: "monteCarlo",
    standardErrors: 4,
    bias,
    why: why === "" ? "four standard errors" : why,
  };
}

function tolerance(name: string, size: number, why: string): Tolerance {
  return { name, size, why };
}

function bound(name: Bound["name"], sign: Bound["sign"], why: string): Bound {
  return { name, sign, size: EXACT64.size, why };
}
