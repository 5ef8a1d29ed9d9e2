/**
 * The exports of `assembly/index.ts`: arguments are addresses in bytes and counts, nothing is
 * checked. Matrices lie row by row; flags are 0 or 1.
 */
export interface Kernels {
  readonly SCRATCH_BYTES: WebAssembly.Global;
  prepare(scratch: number): void;
  /** c [m, n] = a [m, k] b [k, n]. */
  product(
    a: number,
    aTransposed: number,
    b: number,
    bTransposed: number,
    c: number,
    m: number,
    n: number,
    k: number,
  ): void;
  /** Packs b [k, n] into 8 k ceil(n / 8) floats. */
  pack(b: number, transposed: number, k: number, n: number, panels: number): void;
  /** c [m, n] = a [m, k] b for a packed b. */
  multiply(a: number, panels: number, c: number, m: number, n: number, k: number): void;
  /** z [m, n] <- activation(z + bias). */
  activate(z: number, bias: number, slope: number, m: number, n: number, which: number): void;
  /** dz <- dy activation', which follows from y. */
  applySlope(dy: number, y: number, dz: number, count: number, which: number): void;
  columnSums(x: number, sums: number, m: number, n: number): void;
  meanSquare(y: number, target: number, count: number): number;
  /** out <- scale (y - target). */
  scaledDifference(y: number, target: number, out: number, count: number, scale: number): void;
  /** 1 if no entry is NaN or infinite, else 0. */
  allFinite(x: number, count: number): number;
  adam(
    w: number,
    g: number,
    m: number,
    s: number,
    out: number,
    count: number,
    take1: number,
    take2: number,
    rate: number,
    epsilon: number,
  ): void;
}
