import * as tf from "#tensorflow";
import type { ExactBijector } from "../exact/bijectors/bijector.ts";
import {
  type Correction,
  exactResidualBlock,
  type ExactResidualBlockOptions,
  mlpCorrection,
} from "../exact/bijectors/residual_block.ts";
import { axesAt } from "../networks/axes.ts";
import { linearise, type Linearised } from "../networks/linearise.ts";
import { requireTolerance } from "../numerics/fixed_point.ts";
import type { Stream } from "../random/stream.ts";
import { requireCount } from "../require/numbers.ts";
import { requireDim } from "../tensors/from_stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";
import { type ContractingForm, contractingNetwork } from "./contracting_network.ts";
import { logDeterminant } from "./log_determinant.ts";
import { notePass } from "./passes.ts";
import { type Solved, solved } from "./solved.ts";
import { addTraces, requireTraceSeries, type TraceSeries } from "./trace_series.ts";

/** Settings of {@link residualBlock}. */
export interface ResidualBlockOptions
  extends ContractingForm, Pick<ExactResidualBlockOptions, "tolerance" | "iterations"> {
  /** How forward finds log det(I + g'): "exact" by default, from dim tangents, or as a series. */
  readonly logDet?: "exact" | TraceSeries;
}

/**
 * A residual block, which keeps its input and adds what a network says:
 *
 *   f(x) = x + g(x),   |g(x) - g(x')| <= c |x - x'| with c < 1
 *   log |det f'(x)| = log det(I + g'(x)) = sum over k of (-1)^(k+1) tr(g'(x)^k) / k
 *
 * The weights of g act shortened by their spectral norms, so that the bound c holds whatever a
 * training makes of them. The block starts as the identity.
 *
 * Forward is closed. The inverse is the fixed point of x -> y - g(x), found in float64 row by row, and
 * has no gradient; to fit residual blocks to data, use {@link inverted} ones. Its log-determinant is
 * exact. A series that draws goes on in its own stream from one call of forward to the next.
 *
 * @param stream the weights are drawn from here, the start of power iteration, and the probes
 * @throws {RangeError} when lipschitz is not in (0, 1), or a setting is out of range; later, when the
 *   inverse is not found to the tolerance within the limit of rounds
 * @throws {TypeError} when the activation is a function
 * @see Behrmann et al. 2019, "Invertible residual networks"; Chen et al. 2019, "Residual flows for
 *   invertible generative modeling" (the roulette; "silu" under its bound is their LipSwish).
 *
 * @example
 * ```ts
 * import { residualBlock } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const block = residualBlock({ dim: 2, hidden: [16] }, stream(1));
 * console.log(block.inverse(tf.tensor2d([[1, 2]])).points.arraySync()); // [ [ 1, 2 ] ]
 * block.dispose();
 * ```
 */
export function residualBlock(options: ResidualBlockOptions, stream: Stream): Bijector {
  const { tolerance = 1e-12, iterations = 1000, logDet = "exact" } = options;
  requireDim(options.dim);
  requireTolerance(tolerance);
  requireCount(iterations, "iterations");
  const network = contractingNetwork(options, stream), probes = stream.split("traces");
  const { dim, hidden, activation, lipschitz, variables } = network;
  if (logDet !== "exact") requireTraceSeries(logDet, lipschitz);

  const blockOf = (correction: Correction): ExactBijector =>
    exactResidualBlock({ dim, correction, lipschitz, tolerance, iterations });

  function solve(rows: Float32Array): Solved {
    const { value, jacobian } = mlpCorrection(network.exact());
    const points = new Float64Array(rows.length), logDets = new Float64Array(rows.length / dim);
    let evaluations = 0, most = 0;
    const counted = (x: readonly number[]): readonly number[] => {
      evaluations++;
      return value(x);
    };
    const { inverse } = blockOf({ value: counted, jacobian });
    logDets.forEach((_, row) => {
      evaluations = 0;
      const from = row * dim, found = inverse(Array.from(rows.subarray(from, from + dim)));
      points.set(found.point, from);
      logDets[row] = found.logDet;
      most = Math.max(most, evaluations);
    });
    for (let pass = 0; pass < most; pass++) notePass();
    return { points, logDet: logDets };
  }

  return {
    dim,
    architecture: { kind: "residualBlock", dim, hidden, activation, lipschitz },
    variables,
    forward(x): Moved {
      requirePoints(x, dim, "x");
      return moved(() => {
        notePass();
        const map = linearise(network.layers(), x), points = tf.add(x, map.value);
        if (logDet === "exact") return { points, logDet: exactLogDet(map, x) };
        return { points, logDet: addTraces(map, x, logDet, probes) };
      });
    },
    inverse(y): Moved {
      requirePoints(y, dim, "y");
      return solved("the inverse of residualBlock()", y, variables, solve);
    },
    exact: () => blockOf(mlpCorrection(network.exact())),
    dispose: () => tf.dispose([...variables]),
  };
}

/** log det(I + J), column by column of J. */
function exactLogDet({ along }: Linearised, x: Points): tf.Tensor1D {
  const columns = axesAt(x).map((axis) => tf.expandDims(tf.add(axis, along(axis)), 2));
  return logDeterminant(tf.concat(columns, 2) as tf.Tensor3D);
}
