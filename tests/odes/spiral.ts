/**
 * A linear field in the plane that turns and grows with cos t, and all that is known of its flow.
 *
 *   v(x, t) = cos(t) A x,   A = [[a, -b], [b, a]]
 *   x(t) = exp(a s) R(b s) x0,   s = sin t
 *
 * The law N(0, I) becomes N(0, exp(2 a s) I).
 *
 * @module
 */
const GROWTH = 1, TURN = 1.5;

export function spiral([x, y]: readonly number[], t: number): number[] {
  return [GROWTH * x! - TURN * y!, TURN * x! + GROWTH * y!].map((entry) => Math.cos(t) * entry);
}

export function divergence(t: number): number {
  return 2 * GROWTH * Math.cos(t);
}

export function spiralAfter([x, y]: readonly number[], t: number): number[] {
  const s = Math.sin(t), size = Math.exp(GROWTH * s);
  const [c, d] = [Math.cos(TURN * s), Math.sin(TURN * s)];
  return [size * (c * x! - d * y!), size * (d * x! + c * y!)];
}

/** log N(x; 0, sd^2 I) in the plane. */
export function logNormal([x, y]: readonly number[], sd: number): number {
  return -(x! ** 2 + y! ** 2) / (2 * sd ** 2) - Math.log(2 * Math.PI * sd ** 2);
}

/** Log-density at time t of what was N(0, I) at time 0. */
export function densityAfter(x: readonly number[], t: number): number {
  return logNormal(x, Math.exp(GROWTH * Math.sin(t)));
}
