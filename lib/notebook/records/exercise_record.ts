/** How far a reader has come with an exercise, or with one property of it. */
export type ExerciseState = "not started" | "wrong" | "throws" | "right";

/** A property that the reader's function does not have. */
export interface FailedProperty {
  readonly property: string;
  /** What happened where: "posteriorMean(0.3, 0) is 0.3; expected 1.1". */
  readonly reason: string;
}

/** What came of an exercise: "application/vnd.flowbook.exercise+json". */
export interface ExerciseRecord {
  readonly id: string;
  readonly state: ExerciseState;
  /** How many properties the function must have. */
  readonly properties: number;
  /** Those it lacks, when it is wrong or throws. */
  readonly failed?: readonly FailedProperty[];
}

/** The MIME type under which the record travels beside what the reader sees. */
export const EXERCISE_TYPE = "application/vnd.flowbook.exercise+json";
