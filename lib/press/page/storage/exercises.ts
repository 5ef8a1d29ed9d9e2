import type { ExerciseRecord } from "../../../notebook/records/exercise_record.ts";
import { element } from "../element.ts";
import type { Memory } from "./memory.ts";

const NAME = "exercises";

/** How far the reader has come with the exercises of a chapter. */
export interface ExerciseProgress {
  /** Notes what came of an exercise that has just run. */
  note(record: unknown): void;
  readonly solved: number;
  readonly total: number;
}

/**
 * Remembers solved exercises and marks them in the contents of the page.
 *
 * @param root of the chapter; its exercises are boxes with `data-exercise`
 */
export function exerciseProgress(root: HTMLElement, memory: Memory): ExerciseProgress {
  const boxes = new Map(
    [...root.querySelectorAll<HTMLElement>("[data-exercise]")].map((box) =>
      [box.dataset.exercise!, box.closest<HTMLElement>("section.cell") ?? box] as const
    ),
  );
  const solved = new Set(listOf(memory.read(NAME)).filter((id) => boxes.has(id)));
  mark();

  function mark(): void {
    for (const old of document.querySelectorAll(".contents .solved")) old.remove();
    for (const id of solved) {
      boxes.get(id)!.dataset.solved = id;
      const heading = headingAbove(root, boxes.get(id)!);
      const link = document.querySelector(`.contents a[href="#${CSS.escape(heading ?? "")}"]`);
      const words = { class: "solved", role: "img", "aria-label": `exercise ${id} solved` };
      link?.append(element("span", { ...words, title: `Exercise ${id} solved` }, " ✓"));
    }
  }

  return {
    note(record): void {
      const { id, state } = (record ?? {}) as Partial<ExerciseRecord>;
      if (typeof id !== "string" || !boxes.has(id)) return;
      if (state === "right") solved.add(id); // a later attempt does not undo it
      memory.write(NAME, [...solved]);
      mark();
    },
    get solved(): number {
      return solved.size;
    },
    total: boxes.size,
  };
}

/** Id of the last heading before an element that the contents list. */
function headingAbove(root: HTMLElement, element: HTMLElement): string | undefined {
  const listed = [...root.querySelectorAll<HTMLElement>("h2[id], h3[id]")];
  return listed.findLast((heading) =>
    heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING
  )?.id;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
