/**
 * The judge: how two computations of one quantity are compared, and what random ones may be off by.
 *
 * @example
 * ```ts
 * import { compare, EXACT64 } from "flowbook/judge";
 * console.log(compare(0.1 + 0.2, 0.3, EXACT64).agrees); // true
 * ```
 *
 * @module
 */
export {
  AT_LEAST,
  AT_MOST,
  type Bound,
  EXACT64,
  FINITE_DIFFERENCE32,
  FINITE_DIFFERENCE64,
  FLOAT32,
  LINEAR_PROGRAM,
  monteCarlo,
  type MonteCarloTolerance,
  ODE64,
  QUADRATURE64,
  type Tolerance,
  within,
} from "./tolerances.ts";
export { type Estimate, estimateMean, estimateMeans } from "./estimate.ts";
export { deltaMethod, share, stack } from "./combine.ts";
export { compare, type Comparison, type Side } from "./compare.ts";
export { correlation } from "./correlation.ts";
export { effectiveSampleSize } from "./effective_sample_size.ts";
export { type WatchedList, watchReads } from "./watch_reads.ts";
