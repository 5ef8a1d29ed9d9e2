import { mkdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { isSheetPath, writeNotebook } from "../../ipynb/mod.ts";
import { beginSheet, EMPTY } from "../../sheets/mod.ts";
import { chapterText } from "../myst/mod.ts";
import { type Desk, readIfThere } from "./desk.ts";

const NAME = /^\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Begins a problem sheet that is not there yet; other notebooks are left to be missed.
 *
 * Where a text for it lies in `.flowbook` already, the notebook begins empty and the text counts.
 *
 * @throws {TypeError} when its name is no number and slug
 */
export async function beginNotebook(desk: Desk): Promise<void> {
  const { notebook } = desk;
  if (!isSheetPath(notebook) || await Deno.stat(notebook).catch(() => undefined)) return;
  const name = basename(notebook, ".ipynb");
  if (!NAME.test(name)) throw new TypeError(`Expected a name such as 07-guidance; got ${name}`);
  const isWritten = await readIfThere(desk.text) !== undefined;
  await mkdir(dirname(notebook), { recursive: true });
  await writeNotebook(notebook, isWritten ? EMPTY : beginSheet(name));
  if (isWritten) await Deno.writeTextFile(desk.base, chapterText(EMPTY));
}
