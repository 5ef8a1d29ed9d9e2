import type { ExerciseRecord, ExerciseState } from "../../notebook/records/exercise_record.ts";
import { type Markup, markup } from "./markup.ts";
import { type CellPlace, errorAt } from "./cell_place.ts";
import { renderMarkdownOutput } from "./prose/markdown.ts";

const CLASSES: { readonly [state in ExerciseState]: string } = {
  "not started": "open",
  wrong: "wrong",
  throws: "wrong",
  right: "right",
};

/**
 * An exercise as a box: the task, how far the saved answer came, and the hint folded.
 *
 * @param record   what the cell saved beside the words
 * @param markdown the words
 * @throws {Error} naming notebook and cell when the record is none
 */
export function renderExercise(record: unknown, markdown: string, place: CellPlace): Markup {
  const { id, state } = (record ?? {}) as Partial<ExerciseRecord>;
  const name = state === undefined ? undefined : CLASSES[state];
  if (id === undefined || name === undefined || markdown === "") {
    throw errorAt(place, "Expected an exercise with its state; run the cell again");
  }
  return markup`<div class="box exercise ${name}" data-exercise="${id}">\n${
    renderMarkdownOutput(markdown, place)
  }</div>\n`;
}
