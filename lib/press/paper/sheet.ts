import { compare } from "../../judge/compare.ts";
import { stream } from "../../random/stream.ts";
import { PAPER_BANK } from "./bank.ts";
import type { PaperProblem, Variant } from "./problem.ts";

/** A chapter as the sheet names it. */
export interface PaperChapter {
  readonly number: number;
  readonly slug: string;
  /** Markdown. */
  readonly title: string;
}

/** A problem of the sheet with its numbers. */
export interface NumberedProblem extends PaperProblem, Variant {
  /** 1 for the first of the sheet. */
  readonly number: number;
}

/** Problems of some chapters with numbers from one seed, and their key. */
export interface PaperSheet {
  readonly chapters: readonly PaperChapter[];
  readonly seed: number;
  readonly problems: readonly NumberedProblem[];
}

/**
 * All problems of some chapters, with the numbers of a seed.
 *
 * The numbers of a problem depend on its name and the seed alone, so they are the same whatever else
 * is on the sheet.
 *
 * @param seed an integer, 0 or above
 * @throws {RangeError} when a chapter has no problems for paper, or the seed is none
 * @throws {Error} naming the problem when the closed form and the library disagree
 */
export function paperSheet(chapters: readonly PaperChapter[], seed: number): PaperSheet {
  const random = stream(seed).split("pen and paper");
  const problems = chapters.flatMap(({ slug }) => problemsOf(slug))
    .map((problem, i) => ({ ...numbered(problem, random), number: i + 1 }));
  return { chapters, seed, problems };
}

function problemsOf(slug: string): readonly PaperProblem[] {
  const problems = PAPER_BANK.get(slug);
  if (problems === undefined) {
    const known = [...PAPER_BANK.keys()].join(", ");
    throw new RangeError(`Expected a chapter with problems for paper (${known}); got ${slug}`);
  }
  return problems;
}

function numbered(
  problem: PaperProblem,
  random: ReturnType<typeof stream>,
): PaperProblem & Variant {
  const variant = problem.draw(random.split(problem.name));
  for (const { what, closed, computed, within } of variant.answers) {
    const { agrees } = compare(computed, closed, within);
    if (!agrees) {
      throw new Error(
        `${problem.name}: the key for ${what} is wrong, ${closed} by formula, ${computed} computed`,
      );
    }
  }
  return { ...problem, ...variant };
}
