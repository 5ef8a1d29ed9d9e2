/** Sentences about a submission, by what they are about. */
export class Remarks {
  readonly #all = new Map<string, Set<string>>();

  /**
   * Keeps a sentence, once.
   *
   * @param cell the id of a cell of the sheet, of whose question it is; "" for the whole
   */
  add(cell: string, remark: string): void {
    const question = /^q\d+(?=-|$)/.exec(cell)?.[0] ?? "";
    const known = this.#all.get(question) ?? new Set();
    this.#all.set(question, known.add(remark));
  }

  /** Sentences about a question, in the order in which they came; about the whole with "". */
  of(question: string): string[] {
    return [...this.#all.get(question) ?? []];
  }
}
