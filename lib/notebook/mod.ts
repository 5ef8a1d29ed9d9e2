/**
 * What a cell calls besides mathematics: show a figure, let the reader move it, check a claim, pose an
 * exercise, report progress.
 *
 * @example
 * ```ts
 * import { EXACT64 } from "flowbook/judge";
 * import { claim, show } from "flowbook/notebook";
 * await show("Predict: what is the sum of the first hundred numbers?");
 * const numbers = Array.from({ length: 100 }, (_, k) => k + 1);
 * await claim("S0.03", {
 *   says: "the first n numbers add up to n(n + 1)/2",
 *   checks: {
 *     sum: {
 *       left: () => numbers.reduce((sum, k) => sum + k),
 *       right: () => numbers.length * (numbers.length + 1) / 2,
 *       within: EXACT64,
 *     },
 *   },
 * });
 * ```
 *
 * What runs cells, judges them or reads what they left imports `records/`, or the file that it needs.
 *
 * @module
 */
export type { Check, Control, Equality, LowerBound, UpperBound } from "./claims/run_check.ts";
export { type Claim, claim } from "./claims/claim.ts";
export { type Derivation, derivation, type DerivationWords } from "./claims/derivation.ts";
export type { Compute, Within } from "./claims/judge_sides.ts";
export type { Group, Line, PlantedLine } from "./claims/proof_lines.ts";
export { type DrawnPoints, drawnPoints } from "./drawn_points.ts";
export type { Answer } from "./exercise/answer.ts";
export { type Exercise, exercise } from "./exercise/exercise.ts";
export type { LawProperty, Property, ValueProperty } from "./exercise/property.ts";
export { yourTurn } from "./exercise/stub.ts";
export { explore } from "./explore/explore.ts";
export { range, type RangeOptions } from "./explore/inputs.ts";
export { point } from "./explore/point.ts";
export { type Progress, progress, type ProgressReport } from "./progress.ts";
export type {
  Input,
  Inputs,
  PlanePoint,
  PointInput,
  RangeInput,
  Values,
} from "./records/inputs.ts";
export { draws, streamFor } from "./seed.ts";
export { show } from "./show.ts";
export type { Table } from "./table.ts";
