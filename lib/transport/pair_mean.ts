import { squaredDistance } from "./cloud.ts";

/** The mean of f(|x_i - y_j|^2) over all pairs i, j. */
export function pairMean(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  dim: number,
  f: (squaredDistance: number) => number,
): number {
  const rows = x.length / dim, columns = y.length / dim;
  let mean = 0;
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += f(squaredDistance(x, i, y, j, dim));
    mean += sum / columns / rows;
  }
  return mean;
}
