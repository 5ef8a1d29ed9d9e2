import type { CellSource } from "../engine/engine.ts";

/** Where an editor stands. */
export interface EditedCell {
  /** Id of the cell in the editor. */
  readonly cellId: string;
  /** All code cells of the chapter in their order, with the sources that the reader sees now. */
  readonly cells: () => readonly CellSource[];
}
