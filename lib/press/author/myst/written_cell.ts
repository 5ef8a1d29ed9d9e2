/** A cell as an author writes it: all of it but what running it gave. */
export interface WrittenCell {
  readonly kind: "markdown" | "raw" | "code";
  readonly id: string;
  readonly source: string;
  /** Undefined where nothing is said of tags, which differs from an empty list in the file. */
  readonly tags?: readonly string[];
}

/** What is wrong with the text of a chapter. */
export class TextProblem extends SyntaxError {
  override name = "TextProblem";

  /** @param line in the text, from 1 */
  constructor(readonly line: number, readonly problem: string) {
    super(`line ${line}: ${problem}`);
  }
}
