import { basename, join } from "node:path";
import { chooseChapters, findChapters } from "../ipynb/mod.ts";

/** A notebook that an author works on. */
export interface NamedNotebook {
  readonly path: string;
  /** As its text is called below `.flowbook`: "07-odds", or "evidence-07-odds". */
  readonly name: string;
}

/**
 * The notebook that a command line means.
 *
 * @param root folder with `notebooks/`
 * @param name a chapter ("odds", "07-odds", "7"), or the path of any notebook
 * @throws {RangeError} when there is no such chapter
 * @throws {TypeError} when the folder of chapters cannot be read
 */
export async function notebookNamed(root: string, name: string): Promise<NamedNotebook> {
  if (/[/\\]|\.ipynb$/.test(name)) return { path: name, name: nameOf(name) };
  const [chapter] = chooseChapters(await findChapters(join(root, "notebooks")), [name]);
  return { path: chapter!.path, name: nameOf(chapter!.path) };
}

/** Notebooks in a folder of their own may be called as the chapters are. */
function nameOf(path: string): string {
  const folder = /(?:^|[/\\])notebooks[/\\](.+)[/\\][^/\\]+$/.exec(path)?.[1];
  const prefix = folder === undefined ? "" : `${folder.replaceAll(/[/\\]/g, "-")}-`;
  return prefix + basename(path, ".ipynb");
}
