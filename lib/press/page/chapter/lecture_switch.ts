import { button } from "../element.ts";
import type { Lecture, LectureOptions } from "../lecture/mod.ts";

/** The switch of the lecture, whose code is loaded when it is first used. */
export function lectureSwitch({ root, say }: Omit<LectureOptions, "tool">): HTMLElement {
  let lecture: Promise<Lecture> | undefined;
  const tool = button("Lecture", () => void toggle(), {
    class: "lecture wide",
    title: "One section at a time, in large type, without code; arrow keys, Escape",
    "aria-pressed": "false",
  });

  async function toggle(): Promise<void> {
    try {
      lecture ??= import("../lecture/mod.ts").then(({ lectureOn }) =>
        lectureOn({ root, tool, say })
      );
      (await lecture).toggle();
    } catch (error) {
      lecture = undefined;
      say(`The lecture cannot be loaded: ${(error as Error).message}`);
    }
  }

  return tool;
}
