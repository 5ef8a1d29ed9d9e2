import * as tf from "#tensorflow";
import { gradientsWithin } from "../tensors/gradients_within.ts";
import type { Points } from "../tensors/shapes.ts";
import type { AdaptiveSteps } from "./adaptive_options.ts";
import { type FixedSteps, stepTimes } from "./fixed_steps.ts";
import type { WayBack } from "./learned_field.ts";
import { product } from "./product.ts";
import type { Solution } from "./solution.ts";
import { solve } from "./solve.ts";
import { type TensorField, tensors } from "./tensors.ts";

/** What {@link adjoint} needs beside the steps. */
export interface AdjointSettings {
  /** What the field has learned, and is to learn. */
  readonly variables: readonly tf.Variable[];
  /** How a gradient comes back; only `stages` and `continuous` where steps adapt. */
  readonly back: WayBack;
}

/**
 * Solves dx/dt = v(x, t) like `solve(tensors, …)`; a gradient of what is made of the end comes back
 * to the start and the variables in one of three ways.
 *
 * - `stages`: backpropagation through the solver, whose tape holds all that every stage computed
 * - `checkpoints`: the same gradient, of the solver; every sqrt(steps)-th state is held, and the
 *   steps between are computed again, one on the tape at a time
 * - `continuous`: da/dt = -a dv/dx and dg/dt = -a dv/dw are solved back together with x, with the
 *   same method; nothing is held but the end. Where the field contracts fast the reversed path is
 *   another one, and so is its gradient: `exactAdjoint` shows how far it comes back
 *
 * Where `v` holds derivatives of a network, make them of what has a gradient (`exactDivergence`).
 *
 * @param field v(x, t) with the shape of x; it borrows x
 * @param x0    points of shape [batch, dim]; borrowed
 * @returns as {@link solve}, the end on the tape
 * @throws {TypeError} as {@link solve}, and when steps that adapt are to come back by checkpoints
 * @throws {RangeError} as {@link solve}
 * @see Chen, Rubanova, Bettencourt and Duvenaud 2018, section 2; Griewank 1992 (checkpoints).
 *
 * @example
 * ```ts
 * import { adjoint, RK4 } from "flowbook/odes";
 * import { tf } from "flowbook/tensors";
 * const rate = tf.variable(tf.scalar(0.5)), x0 = tf.tensor2d([[2]]);
 * const settings = { variables: [rate], back: "continuous" as const, tableau: RK4, steps: 20 };
 * const { grads } = tf.variableGrads(() =>
 *   tf.sum(adjoint((x) => tf.mul(rate, x), x0, settings).end)
 * );
 * console.log(grads[rate.name]!.dataSync()[0]!.toFixed(4)); // 3.2974
 * ```
 */
export function adjoint(
  field: TensorField,
  x0: Points,
  options: (FixedSteps | AdaptiveSteps) & AdjointSettings,
): Solution<Points> {
  const { back, variables, ...steps } = options;
  if (back === "stages") return solve(tensors, field, x0, steps);
  if (back === "checkpoints") return checkpointed(field, x0, variables, steps);
  if (back === "continuous") return reversed(field, x0, variables, steps);
  throw new TypeError(`Expected back to be stages, checkpoints or continuous; got ${back}`);
}

type Steps = FixedSteps | AdaptiveSteps;

/** An operation on the start and the variables that says itself how its gradient comes back. */
function operation(
  x0: Points,
  variables: readonly tf.Variable[],
  forward: (save: (states: Points[]) => void) => Points,
  backward: (a: Points, saved: Points[]) => readonly tf.Tensor[],
): Points {
  return tf.customGrad<Points>((...inputs) => ({
    value: forward(inputs.at(-1) as unknown as (states: Points[]) => void),
    gradFunc: (dy: Points, saved: tf.Tensor[]) => [...backward(dy, saved as Points[])],
  }))(x0, ...variables);
}

function reversed(
  field: TensorField,
  x0: Points,
  variables: readonly tf.Variable[],
  steps: Steps,
): Solution<Points> {
  const { from = 0, to = 1 } = steps;
  const augmented = product({ x: tensors, a: tensors, g: tensors });
  let evaluations = 0;
  const end = operation(x0, variables, (save) => {
    const forward = solve(tensors, field, x0, steps);
    evaluations = forward.evaluations;
    save([forward.end]);
    return forward.end;
  }, (a, [last]) => {
    const nothing = tf.zeros<tf.Rank.R2>([1, sizesOf(variables).reduce((sum, n) => sum + n, 0)]);
    const back = solve(
      augmented,
      ({ x, a }, t) => {
        const { value, grads: [toX, ...toVariables] } = gradientsWithin(
          () => tensors.slope(field(x, t), x, "v(x, t)"),
          [x, ...variables],
          a,
        );
        return { x: value, a: tf.neg(toX as Points), g: tf.neg(flat(toVariables)) };
      },
      { x: last!, a, g: nothing },
      { ...steps, from: to, to: from },
    );
    return [back.end.a, ...unflat(back.end.g, variables)];
  });
  return { end, evaluations };
}

function checkpointed(
  field: TensorField,
  x0: Points,
  variables: readonly tf.Variable[],
  options: Steps,
): Solution<Points> {
  if (options.tableau === undefined) {
    throw new TypeError("Expected fixed steps to come back by checkpoints; got tolerances");
  }
  const { tableau, steps } = options, times = stepTimes(options);
  const stride = Math.ceil(Math.sqrt(steps));
  const step = (x: Points, n: number): Points =>
    solve(tensors, field, x, { tableau, steps: 1, from: times[n]!, to: times[n + 1]! }).end;
  const end = operation(x0, variables, (save) => {
    const kept: Points[] = [];
    let x = x0;
    for (let n = 0; n < steps; n++) {
      if (n % stride === 0) kept.push(x);
      const next = step(x, n);
      if (n % stride !== 0) x.dispose();
      x = next;
    }
    save(kept);
    return x;
  }, (a, kept) => {
    let sums = variables.map((variable): tf.Tensor => tf.zerosLike(variable));
    for (let k = kept.length - 1; k >= 0; k--) {
      const first = k * stride, last = Math.min(first + stride, steps), states = [kept[k]!];
      for (let n = first; n + 1 < last; n++) states.push(step(states.at(-1)!, n));
      for (let n = last - 1; n >= first; n--) {
        const x = states[n - first]!;
        [a, ...sums] = tf.tidy(() => {
          const { grads: [toX, ...found] } = gradientsWithin(
            () => step(x, n),
            [x, ...variables],
            a,
          );
          return [toX as Points, ...sums.map((sum, v) => tf.add(sum, found[v]!))];
        }) as [Points, ...tf.Tensor[]];
      }
    }
    return [a, ...sums];
  });
  return { end, evaluations: steps * tableau.b.length };
}

function sizesOf(variables: readonly tf.Variable[]): number[] {
  return variables.map(({ size }) => size);
}

/** All numbers in one row. */
function flat(parts: readonly tf.Tensor[]): Points {
  if (parts.length === 0) return tf.zeros([1, 0]);
  return tf.concat(parts.map((part) => tf.reshape(part, [1, part.size])), 1) as Points;
}

/** A row as tensors of the shapes of the variables. */
function unflat(row: Points, variables: readonly tf.Variable[]): tf.Tensor[] {
  let at = 0;
  return variables.map(({ size, shape }) => {
    const part = tf.reshape(tf.slice(row, [0, at], [1, size]), shape);
    at += size;
    return part;
  });
}
