import { readNotebook } from "../../ipynb/mod.ts";
import { chapterText } from "../myst/mod.ts";
import { conflict } from "./conflict.ts";
import { type Desk, readIfThere } from "./desk.ts";
import { newerSide } from "./newer_side.ts";

/**
 * Brings the text up to the notebook where only the notebook has changed.
 *
 * @returns the text that the notebook does not say yet, if there is one
 * @throws {EditProblem} when both have changed
 */
export async function settle(
  desk: Desk,
  print: (text: string) => void,
): Promise<string | undefined> {
  const theirs = chapterText(await readNotebook(desk.notebook));
  const mine = await readIfThere(desk.text);
  const base = await readIfThere(desk.base);
  switch (newerSide({ mine, theirs, base })) {
    case "text":
      return mine;
    case "both":
      throw await conflict(desk);
    case "notebook":
      await Deno.writeTextFile(desk.text, theirs);
      print(`Wrote ${desk.nameOf(desk.text)}`);
  }
  if (base !== theirs) await Deno.writeTextFile(desk.base, theirs);
}

/** Decides a conflict: the side that is kept counts as the newer one, and nothing is deleted. */
export async function keep(desk: Desk, side: "text" | "notebook"): Promise<void> {
  const mine = await readIfThere(desk.text);
  const theirs = chapterText(await readNotebook(desk.notebook));
  if (side === "text") return await Deno.writeTextFile(desk.base, theirs);
  if (mine === undefined || mine === theirs) return;
  await Deno.rename(desk.text, desk.old);
}
