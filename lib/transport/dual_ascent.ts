import { solvePositive } from "../numerics/solve_positive.ts";
import { mean } from "../numerics/sums.ts";
import { requirePoint } from "../require/numbers.ts";
import { requireMasses } from "./atoms.ts";

/** What the cells of some weights hold. */
export interface CellMasses {
  /** Mass of each cell, `[count]`. */
  readonly masses: ArrayLike<number>;
  /** Rows of d masses_i / d w_j for i != j, never above 0; the diagonal is not looked at. */
  readonly slopes: readonly ArrayLike<number>[];
}

/** Where an ascent ended. */
export interface DualAscent {
  /** Weights with mean 0. */
  readonly weights: Float64Array;
  /** The largest |wanted_i - masses_i| after each step, the start first. */
  readonly errors: readonly number[];
}

const MOST_STEPS = 100;
const MOST_HALVINGS = 40;

/**
 * The weights at which the cells of semi-discrete transport hold the wanted masses.
 *
 * The dual value D(w) is concave with gradient wanted - masses(w). Its second derivative is a graph
 * Laplacian over neighbouring cells, so Newton's step is a linear solve. The step is halved until no
 * cell falls below half of the least mass at stake and the gradient shrinks; so the ascent ends.
 *
 * @param wanted   masses of the atoms, all above 0
 * @param start    weights at which every cell holds some mass
 * @param massesOf what the cells of some weights hold
 * @param tolerance the ascent ends where the masses are that close; 1e-13 unless told
 * @throws {TypeError} when start has not as many weights as there are masses
 * @throws {RangeError} when the masses are none, a cell is empty at the start, or the ascent stalls
 * @see Kitagawa, Mérigot and Thibert 2019, "Convergence of a Newton algorithm for semi-discrete
 * optimal transport".
 */
export function dualAscent(
  wanted: ArrayLike<number>,
  start: ArrayLike<number>,
  massesOf: (weights: Float64Array) => CellMasses,
  tolerance = 1e-13,
): DualAscent {
  requireMasses("wanted", wanted, wanted.length);
  requirePoint(start, wanted.length, "start");
  let weights = centred(Float64Array.from(start)), held = massesOf(weights);
  const least = Math.min(...Array.from(wanted), ...Array.from(held.masses)) / 2;
  if (!(least > 0)) {
    throw new RangeError("Expected every atom with mass, and every cell with some at the start");
  }
  const errors = [errorOf(wanted, held)];
  for (let step = 0; errors.at(-1)! > tolerance; step++) {
    const last = errors.at(-1)!;
    if (step === MOST_STEPS) throw stalled(tolerance, last);
    const direction = newton(wanted, held);
    let scale = 1, halvings = 0;
    for (;; scale /= 2, halvings++) {
      const next = centred(weights.map((w, i) => w + scale * direction[i]!));
      held = massesOf(next);
      const error = errorOf(wanted, held);
      if (Math.min(...Array.from(held.masses)) >= least && error <= (1 - scale / 2) * last) {
        weights = next;
        errors.push(error);
        break;
      }
      // rounding of the masses may stand in the way of the last digit
      if (halvings === MOST_HALVINGS && last < 100 * tolerance) return { weights, errors };
      if (halvings === MOST_HALVINGS) throw stalled(tolerance, last);
    }
  }
  return { weights, errors };
}

function stalled(tolerance: number, error: number): RangeError {
  return new RangeError(`Expected the masses to come within ${tolerance}; got ${error}`);
}

function errorOf(wanted: ArrayLike<number>, { masses }: CellMasses): number {
  let most = 0;
  for (let i = 0; i < wanted.length; i++) most = Math.max(most, Math.abs(wanted[i]! - masses[i]!));
  return most;
}

/** The step d with sum_j L_ij d_j = wanted_i - masses_i and mean 0; L has rows of sum 0. */
function newton(wanted: ArrayLike<number>, { masses, slopes }: CellMasses): Float64Array {
  const count = wanted.length;
  const diagonal = slopes.map((row, i) => {
    return -Array.from(row).reduce((sum, slope, j) => j === i ? sum : sum + slope, 0);
  });
  // the constants, to which L is blind, get an eigenvalue of their own
  const level = mean(diagonal) / count;
  const full = slopes.map((row, i) =>
    Array.from(row, (slope, j) => (j === i ? diagonal[i]! : slope) + level)
  );
  return solvePositive(full, Array.from(wanted, (mass, i) => mass - masses[i]!));
}

function centred(weights: Float64Array): Float64Array {
  const centre = mean(weights);
  return weights.map((w) => w - centre);
}
