import { join } from "node:path";
import { findChapters } from "../../ipynb/mod.ts";
import { requireWritten } from "../../reproduce/written_chapters.ts";
import type { Course } from "./course.ts";
import { readCourse } from "./read_course.ts";

/**
 * What is known of the course, in the folder `data` beside the notebooks.
 *
 * @throws {TypeError} naming a file of another shape, or the notebook of a chapter that is missing
 */
export async function courseBeside(notebooks: string): Promise<Course> {
  const data = join(notebooks, "..", "data");
  const course = await readCourse(data);
  if (course.outcomes.length > 0) { // otherwise nothing tells which chapters are written
    await requireWritten(join(data, "chapters"), await findChapters(notebooks));
  }
  return course;
}
