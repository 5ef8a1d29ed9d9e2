/** What a child may use. */
export interface Limits {
  /** Processor time of one cell or call that is not told another, in seconds. */
  readonly seconds: number;
  /** Processor time of all cells and calls together, in seconds. */
  readonly totalSeconds: number;
  /** Most resident memory, in megabytes. */
  readonly megabytes: number;
  /** Most megabytes that it may print. */
  readonly printedMegabytes: number;
}

/** The limits of a child that is told no others. */
export const LIMITS: Limits = {
  seconds: 10,
  totalSeconds: 120,
  megabytes: 1000,
  printedMegabytes: 2,
};

/** Most letters of one answer, or of the arguments of one call. */
export const MOST_LETTERS = 8_000_000;

/** Letters of what was printed that are kept. */
export const KEPT_LETTERS = 20_000;

/** Most callbacks of a child. */
export const MOST_CALLBACKS = 1_000_000;

/** Most letters that they may be answered with, all together: what the child does not read waits here. */
export const MOST_ANSWERED = 200_000_000;

/**
 * Clock time, in seconds: waiting costs no processor time, but must end. It is long, so that a machine
 * with much to do gives the same marks.
 */
export function longestWait(seconds: number): number {
  return 60 + 10 * seconds;
}

/** Clock time in processor time, where the system does not say how much of that is used. */
export const CLOCK_FACTOR = 3;

/** A child that does nothing for so long, while it is asked, will not answer. */
export const IDLE_SECONDS = 5;
