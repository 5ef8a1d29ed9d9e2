import type { LearnedField64 } from "flowbook/odes";

/** v = theta x (1 - x), whose end and gradients are known. */
export const logistic: LearnedField64 = {
  velocity: ([x], _t, [theta]) => [theta! * x! * (1 - x!)],
  pullback: ([x], _t, [theta], [a]) => ({
    x: [a! * theta! * (1 - 2 * x!)],
    parameters: [a! * x! * (1 - x!)],
  }),
};

/** v = tanh(W x + c t) in the plane; the parameters are W row by row, then c. */
export const tanhField: LearnedField64 = {
  velocity: tanhOf,
  pullback: (x, t, parameters, a) => {
    const g = tanhOf(x, t, parameters).map((v, i) => a[i]! * (1 - v * v));
    return {
      x: x.map((_, j) => g[0]! * parameters[j]! + g[1]! * parameters[2 + j]!),
      parameters: [
        ...g.flatMap((entry) => x.map((coordinate) => entry * coordinate)),
        g[0]! * t,
        g[1]! * t,
      ],
    };
  },
};

function tanhOf(
  [x, y]: readonly number[],
  t: number,
  [a, b, c, d, e, f]: readonly number[],
): number[] {
  return [Math.tanh(a! * x! + b! * y! + e! * t), Math.tanh(c! * x! + d! * y! + f! * t)];
}

/** Parameters of {@link tanhField} for the examples. */
export const TANH = [0.5, -0.3, 0.2, 0.4, 0.1, -0.2];
