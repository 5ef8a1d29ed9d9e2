import * as tf from "#tensorflow";
import type { Distribution } from "../../measures/distribution.ts";
import { standardNormal } from "../../measures/standard_normal.ts";
import { solve } from "../../odes/solve.ts";
import { tensors } from "../../odes/tensors.ts";
import type { Stream } from "../../random/stream.ts";
import { requireDim } from "../../tensors/from_stream.ts";
import type { Points } from "../../tensors/shapes.ts";
import { type Bijector, type Moved, requirePoints } from "../bijector.ts";
import { carry, type Costs, type Journey } from "./carry.ts";
import { carryLayers } from "./carry_layers.ts";
import { type ExactContinuousFlow, exactContinuousFlow } from "./exact_continuous_flow.ts";
import { exactFieldOf } from "./exact_field.ts";
import type { ContinuousField } from "./field.ts";
import { probesFor, type TraceRule } from "./hutchinson.ts";
import { ratesOf } from "./rates.ts";
import { describeSolver, type Direction, endsOf, type FlowSolver } from "./solver.ts";

/** What {@link continuousFlow} is made of. */
export interface ContinuousFlowOptions {
  /** The velocity, a `velocityNetwork` say. */
  readonly field: ContinuousField;
  /** The law at t = 0, N(0, I) unless told. */
  readonly base?: Distribution;
  /** `{ tableau, steps }` or `{ rtol, atol }`. */
  readonly solver: FlowSolver;
  /** The trace of the Jacobian: exact unless told, {@link hutchinson}, or `{ probes }`. */
  readonly divergence?: TraceRule;
}

/** Points that a continuous flow has moved. */
export interface Carried extends Moved {
  /** How often the field was evaluated. */
  readonly evaluations: number;
}

/** Points that a continuous flow has moved, and what their paths cost. */
export interface Priced extends Carried {
  /** The integral of |v|^2 over t in [0, 1], shape [batch]. */
  readonly kinetic: tf.Tensor1D;
  /** The integral of the sum of squares of the Jacobian, or of |J e|^2 for a probe e; [batch]. */
  readonly jacobian: tf.Tensor1D;
}

/** The law of what a velocity field makes of noise, as a distribution and as a bijector. */
export interface ContinuousFlow extends Distribution, Omit<Bijector, "exact"> {
  /** The law at t = 0. */
  readonly base: Distribution;
  /** The velocity. */
  readonly field: ContinuousField;
  /** How the equation is solved. */
  readonly solver: FlowSolver;
  /** How the trace of the Jacobian is known. */
  readonly divergence: TraceRule;
  /** From t = 0 to t = 1; logDet is the integral of div v. */
  forward(x: Points): Carried;
  /** From t = 1 to t = 0; logDet is minus the integral of div v. */
  inverse(y: Points): Carried;
  /** {@link ContinuousFlow.inverse}, with the costs of the paths. */
  inverseWithCosts(y: Points): Priced;
  /**
   * The same flow in float64, of the weights as they are now; N(0, I) as its base.
   *
   * @param solver that of the flow unless told
   * @throws {TypeError} when the field has no layers, or the base is not the default
   */
  exact(solver?: FlowSolver): ExactContinuousFlow;
}

/**
 * A continuous normalizing flow: noise that moves by dx/dt = v(x, t) from t = 0 to t = 1.
 *
 *   log p(y) = log p_base(x_0) - integral over t in [0, 1] of div v(x_t, t),   x_1 = y
 *
 * In a loss `logProb` has gradients in the weights and in y: those of what the solver computed, with
 * the steps as they were. A field that cannot be differentiated refuses. For a network in fixed steps
 * sums are kept in float64, and the gradient is of first order only.
 *
 * @throws {TypeError} when the field cannot say what the divergence asks for, or dimensions differ
 * @throws {RangeError} when dim is no positive integer; later as `solve`
 * @see Chen, Rubanova, Bettencourt and Duvenaud 2018, theorem 1; Grathwohl et al. 2019.
 *
 * @example
 * ```ts
 * import { continuousFlow } from "flowbook/flows";
 * import { velocityNetwork } from "flowbook/networks";
 * import { RK4 } from "flowbook/odes";
 * import { stream } from "flowbook/random";
 * const field = velocityNetwork({ dim: 2, hidden: [16], activation: "tanh" }, stream(1));
 * const model = continuousFlow({ field, solver: { tableau: RK4, steps: 10 } });
 * const y = model.sample(5, stream(2)), { evaluations } = model.inverse(y);
 * console.log(model.logProb(y).shape, evaluations); // [5] 40
 * model.dispose();
 * ```
 */
export function continuousFlow(options: ContinuousFlowOptions): ContinuousFlow {
  const { field, solver, divergence = "exact" } = options, { dim } = field;
  requireDim(dim);
  const base = options.base ?? standardNormal(dim);
  if (base.dim !== dim) throw new TypeError(`Expected a base of dim ${dim}; got ${base.dim}`);
  requireDerivatives(field, divergence);

  function journey(start: Points, direction: Direction, costs: Costs): Journey {
    const probes = probesFor(divergence, start.shape[0], dim), { layers } = field;
    if (layers && solver.tableau) {
      return carryLayers({ ...field, layers }, start, { direction, solver }, { costs, probes });
    }
    return carry(ratesOf(field, probes), start, direction, { solver, costs });
  }

  function move(x: Points, direction: Direction, name: string): Carried {
    requirePoints(x, dim, name);
    return tidied(() => journey(x, direction, "without costs"));
  }

  return {
    dim,
    base,
    field,
    solver,
    divergence,
    architecture: {
      kind: "continuousFlow",
      dim,
      widths: field.layers?.map(({ weights }) => weights.shape[1]) ?? null,
      ...describeSolver(solver),
    },
    variables: field.variables ?? [],
    forward: (x) => move(x, "forward", "x"),
    inverse: (y) => move(y, "inverse", "y"),
    inverseWithCosts(y): Priced {
      requirePoints(y, dim, "y");
      return tidied(() => journey(y, "inverse", "with costs")) as Priced;
    },
    sample(count: number, stream: Stream): Points {
      return tf.tidy(() => {
        const velocity = (x: Points, t: number) => field.apply(x, tf.fill([count], t));
        const x0 = base.sample(count, stream);
        return solve(tensors, velocity, x0, { ...solver, ...endsOf("forward") }).end;
      });
    },
    logProb(y: Points): tf.Tensor1D {
      requirePoints(y, dim, "y");
      return tf.tidy(() => {
        const { points, logDet } = journey(y, "inverse", "without costs");
        return tf.add(base.logProb(points), logDet);
      });
    },
    exact(chosen = solver): ExactContinuousFlow {
      if (options.base) {
        throw new TypeError("Expected the base N(0, I) in float64; got another one");
      }
      return exactContinuousFlow({ ...exactFieldOf(field), solver: chosen });
    },
    dispose: () => field.dispose?.(),
  };
}

/** @throws {TypeError} when the field cannot say what the divergence asks for */
function requireDerivatives(field: ContinuousField, divergence: TraceRule): void {
  if (divergence === "exact") {
    if (field.layers || field.divergence) return;
    throw new TypeError("Expected a field with layers or a divergence of its own; got neither");
  }
  if (field.layers || field.tangent) return;
  throw new TypeError("Expected a field with layers or tangents for a probe; got neither");
}

/** The tensors of a record, with all else that was made on the way freed. */
function tidied<Result extends Journey>(compute: () => Result): Result {
  return tf.tidy(() => ({ ...compute() }) as unknown as tf.TensorContainer) as unknown as Result;
}
