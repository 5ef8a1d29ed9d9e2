import type { Stream } from "../../random/stream.ts";
import type { Tolerance } from "../../judge/tolerances.ts";

/** A problem for pen and paper: its numbers are drawn, its answers computed twice. */
export interface PaperProblem {
  /** Unique in the bank; also the label of its random numbers. */
  readonly name: string;
  /** The statement of the course that it practises, as in `data/chapters`. */
  readonly claim: string;
  /** Markdown, one line. */
  readonly title: string;
  readonly points: number;
  /** The problem with numbers; the same stream gives the same numbers. */
  readonly draw: (random: Stream) => Variant;
}

/** A problem with its numbers. */
export interface Variant {
  /** Markdown with formulas. */
  readonly statement: string;
  /** How a human gets there: Markdown with formulas. */
  readonly solution: string;
  /** What is asked for, in the order of the statement. */
  readonly answers: readonly Answer[];
}

/** A number that is asked for, on two ways that share no formula. */
export interface Answer {
  /** What it is, in TeX without dollar signs. */
  readonly what: string;
  /** By the closed form of the solution. */
  readonly closed: number;
  /** By the library: quadrature, differences, a solver, a linear program. */
  readonly computed: number;
  /** How far the two may lie apart. */
  readonly within: Tolerance;
}
