import type { Exercise, Idea, Outcome } from "./course.ts";

/** What one chapter adds to an outcome. */
export interface ChapterOutcome {
  readonly id: string;
  /** A sentence in Markdown; one of the chapters states it. */
  readonly outcome?: string;
  readonly ideas: readonly Omit<Idea, "chapter">[];
  readonly exercises: readonly Omit<Exercise, "chapter">[];
}

/** The outcomes in one file. */
export interface OutcomesPart {
  /** Slug of the chapter. */
  readonly chapter: string;
  readonly file: string;
  readonly outcomes: readonly ChapterOutcome[];
}

/**
 * The outcomes of the course in the order in which chapters state them, each with the ideas and the
 * exercises of all chapters.
 *
 * @throws {TypeError} naming the file when an outcome is stated twice, or by no chapter
 */
export function joinOutcomes(parts: readonly OutcomesPart[]): Outcome[] {
  const all = parts.flatMap(({ chapter, file, outcomes }) =>
    outcomes.map((outcome) => ({ ...outcome, chapter, file }))
  );
  const stated = all.filter(({ outcome }) => outcome !== undefined);
  const twin = stated.find(({ id }, i) => stated.findIndex((other) => other.id === id) < i);
  if (twin !== undefined) {
    throw new TypeError(`${twin.file}: Expected one sentence for "${twin.id}"; got a second`);
  }
  const unstated = all.find(({ id }) => !stated.some((other) => other.id === id));
  if (unstated !== undefined) {
    throw new TypeError(
      `${unstated.file}: Expected a sentence for "${unstated.id}"; no chapter has one`,
    );
  }
  return stated.map(({ id, outcome = "" }) => {
    const same = all.filter((part) => part.id === id);
    return {
      id,
      outcome,
      ideas: same.flatMap(({ ideas, chapter }) => ideas.map((idea) => ({ ...idea, chapter }))),
      exercises: same.flatMap(({ exercises, chapter }) =>
        exercises.map((exercise) => ({ ...exercise, chapter }))
      ),
    };
  });
}
