import { readNotebook } from "../../ipynb/mod.ts";
import { chapterText } from "../myst/mod.ts";
import type { Desk } from "./desk.ts";
import { EditProblem } from "./problem.ts";

/** Keeps both sides where text and notebook have changed, and says what to do. */
export async function conflict(desk: Desk): Promise<EditProblem> {
  await Deno.writeTextFile(desk.theirs, chapterText(await readNotebook(desk.notebook)));
  const [notebook, text, theirs] = [desk.notebook, desk.text, desk.theirs].map(desk.nameOf);
  return new EditProblem(
    `${text}:1: both this text and ${notebook} have changed since they agreed. Nothing is lost: ` +
      `the notebook stands in ${theirs} as text. Compare, put into ${text} what you want, and run ` +
      "edit again with --keep text; or with --keep notebook to give this text up",
  );
}
