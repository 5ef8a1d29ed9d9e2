/** Something to mend or to think over in a chapter. */
export interface Finding {
  /** An error breaks the build, the run or a reader's page; advice is about teaching. */
  readonly kind: "error" | "advice";
  /** Id of the cell; undefined for the chapter as a whole. */
  readonly cell?: string;
  /** In the cell, from 1. */
  readonly line?: number;
  readonly message: string;
}
