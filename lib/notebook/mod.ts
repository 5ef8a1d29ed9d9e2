/**
 * What a cell calls besides mathematics: show a figure, let the reader move it, check a claim, pose an
 * exercise, report progress.
 *
 * @example
 * ```ts
 * import { EXACT64 } from "flowbook/exact";
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
 * @module
 */
export type { Check, Control } from "./check.ts";
export { type Claim, claim, judgeClaim } from "./claim.ts";
export type { Compute } from "./compute.ts";
export {
  type Derivation,
  derivation,
  type DerivationWords,
  judgeDerivation,
} from "./derivation.ts";
export { type Bundle, type Message, type Receiver, setReceiver } from "./display.ts";
export { type Exercise, exercise, judgeExercise } from "./exercise.ts";
export type { Answer } from "./exercise_answer.ts";
export type { LawProperty, Property, ValueProperty } from "./exercise_property.ts";
export {
  EXERCISE_TYPE,
  type ExerciseRecord,
  type ExerciseState,
  type FailedProperty,
} from "./exercise_record.ts";
export { yourTurn } from "./exercise_stub.ts";
export { explore } from "./explore.ts";
export { type Input, type Inputs, range, type RangeInput, type Values } from "./explore_inputs.ts";
export { type PlanePoint, point, type PointInput } from "./explore_point.ts";
export { EXPLORE_TYPE, type ExploreRecord, type StillRecord } from "./explore_record.ts";
export type { Within } from "./judge.ts";
export type { JudgedDerivation } from "./judged_derivation.ts";
export type { Group, JudgedGroup, JudgedLine, Line, PlantedLine } from "./proof_lines.ts";
export { type Progress, progress, type ProgressReport } from "./progress.ts";
export {
  type CheckRecord,
  CLAIM_TYPE,
  type ClaimRecord,
  type ControlRecord,
  type RecordedSide,
  REPEAT_TYPE,
} from "./record.ts";
export { rootStream, streamFor } from "./seed.ts";
export { show } from "./show.ts";
export type { Table } from "./table.ts";
