/**
 * Numbers in float64, plain TypeScript: quadrature, differences, sign changes, fixed points, the
 * normal law, quantiles, small matrices.
 *
 * @example
 * ```ts
 * import { derivative, integrate, normalDensity } from "flowbook/numerics";
 * console.log(integrate((x) => normalDensity(x), -8, 8).toFixed(9)); // 1.000000000
 * console.log(derivative(Math.sin, 0).toFixed(6)); // 1.000000
 * ```
 *
 * @module
 */
export { type Adaptation, integrateAdaptively } from "./adaptive_quadrature.ts";
export { crossings } from "./crossings.ts";
export { derivative, divergence, gradient } from "./differences.ts";
export { eliminate, type Elimination } from "./eliminate.ts";
export { type FixedPoint, fixedPoint, type FixedPointOptions } from "./fixed_point.ts";
export { fitSlope } from "./fit_slope.ts";
export { gaussHermite, gaussLegendre, type Rule } from "./gauss_rules.ts";
export { generalizedInverse } from "./generalized_inverse.ts";
export { increasingRoot, type ValueAndDerivative } from "./increasing_root.ts";
export { integrateAbsolute } from "./integrate_absolute.ts";
export { normalLogCdf, normalLogQuantile } from "./normal_logs.ts";
export { normalCdf, normalDensity, normalQuantile } from "./normal.ts";
export { type Corner, integratePolygon } from "./polygon_quadrature.ts";
export { expectNormal, integrate, type Panels } from "./quadrature.ts";
export { solvePositive } from "./solve_positive.ts";
export { type SpectralNorm, spectralNorm } from "./spectral_norm.ts";
export { grid, mean, sum, variance, weightedSum } from "./sums.ts";
export { functionOfSymmetric, type SymmetricEigen, symmetricEigen } from "./symmetric_eigen.ts";
export { ternarySearch } from "./ternary_search.ts";
