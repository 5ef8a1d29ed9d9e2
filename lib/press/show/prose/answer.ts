/** What an author wrote beside the summary of an answer, `data-check` say, by name. */
export type Asked = ReadonlyMap<string, string>;

/** What the page compares a prediction with. */
export interface Answer {
  /** For the page, by name; they take the place of what the author wrote. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Where it was computed. */
  readonly href: string;
  /** What stands there: "the check". */
  readonly link: string;
}

/**
 * Finds the answer that an author refers to among what the chapter has saved.
 *
 * @param text of the answer, as Markdown
 * @throws {RangeError} when there is none, or the text says something else
 */
export type AnswerOf = (asked: Asked, text: string) => Answer;
