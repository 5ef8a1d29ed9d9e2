import { join, relative } from "node:path";
import type { NamedNotebook } from "../notebook_named.ts";

/** The files of a chapter that is being edited. */
export interface Desk {
  /** The notebook. */
  readonly notebook: string;
  /** The text that the author edits. */
  readonly text: string;
  /** The text as it was when it last agreed with the notebook. */
  readonly base: string;
  /** The notebook as text, where both have changed. */
  readonly theirs: string;
  /** A text that the author gave up. */
  readonly old: string;
  /** A path as messages name it. */
  nameOf(path: string): string;
}

/** Where the files of a chapter lie, all but the notebook in `.flowbook`, which git ignores. */
export function deskOf(root: string, { path, name }: NamedNotebook): Desk {
  const folder = join(root, ".flowbook");
  return {
    notebook: path,
    text: join(folder, `${name}.md`),
    base: join(folder, `.${name}.base.md`),
    theirs: join(folder, `${name}.notebook.md`),
    old: join(folder, `${name}.old.md`),
    nameOf: (path) => relative(root, path),
  };
}

/** The text of a file; undefined where there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
