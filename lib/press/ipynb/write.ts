import { basename, dirname, join } from "node:path";
import type { Notebook } from "./notebook.ts";
import { reason } from "./reason.ts";
import { notebookText } from "./text.ts";

/**
 * Writes a notebook whole or not at all: to a temporary file beside it, which then takes its name.
 *
 * @param path of the `.ipynb` file; a link is followed
 * @throws {TypeError} "Cannot write ..." when the place is read-only or missing; the old file stays
 */
export async function writeNotebook(path: string, notebook: Notebook): Promise<void> {
  const text = notebookText(notebook);
  await explainFailure(path, async () => {
    const place = await target(path);
    const temporary = temporaryName(place.path);
    try {
      const options = { createNew: true, ...(place.mode === null ? {} : { mode: place.mode }) };
      await Deno.writeTextFile(temporary, text, options);
      await Deno.rename(temporary, place.path);
    } catch (error) {
      await Deno.remove(temporary).catch(() => {}); // it may not have been made
      throw error;
    }
  });
}

/**
 * Requires that a notebook could be written, without touching it: worth knowing before an hour of
 * computing.
 *
 * @throws {TypeError} "Cannot write ..." when it could not
 */
export async function requireWritable(path: string): Promise<void> {
  await explainFailure(path, async () => {
    const temporary = temporaryName((await target(path)).path);
    await Deno.writeTextFile(temporary, "", { createNew: true });
    await Deno.remove(temporary);
  });
}

interface Target {
  readonly path: string;
  /** Permissions of the file that is replaced, null where there is none. */
  readonly mode: number | null;
}

async function target(path: string): Promise<Target> {
  let real: string;
  try {
    real = await Deno.realPath(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { path, mode: null };
    throw error;
  }
  const file = await Deno.open(real, { write: true }); // a file marked read-only stays as it is
  file.close();
  return { path: real, mode: (await Deno.stat(real)).mode };
}

function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${crypto.randomUUID()}`);
}

async function explainFailure(path: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    throw new TypeError(`Cannot write ${path}: ${reason(error)}`, { cause: error });
  }
}
