import { basename, join } from "node:path";
import { readMisconceptions } from "../../book/course/misconceptions.ts";
import type { Chapter, Notebook } from "../../ipynb/mod.ts";
import { readIfThere } from "../edit/desk.ts";
import type { Finding } from "./finding.ts";
import type { KnownChecks } from "./known_checks.ts";

const FEWEST = 8;

/**
 * What lecturers are told that students get wrong leads to cells and checks that are there. While a
 * chapter has no outcomes yet, nobody misses it.
 *
 * @param root folder with `data/`
 */
export async function misconceptionRules(
  root: string,
  { path }: Chapter,
  { cells }: Notebook,
  checks: KnownChecks = new Map(),
): Promise<Finding[]> {
  const folder = join("data", "chapters", basename(path, ".ipynb"));
  const file = join(folder, "misconceptions.md");
  const text = await readIfThere(join(root, file));
  if (text === undefined) {
    const taught = await readIfThere(join(root, folder, "outcomes.json")) !== undefined;
    return taught ? [{ kind: "advice", message: `there is no ${file} for lecturers` }] : [];
  }
  try {
    const known = { cells: new Set(cells.map(({ id }) => id)), checks };
    const { length } = readMisconceptions(file, text, known);
    if (length >= FEWEST) return [];
    const message = `${file} has ${length} misconceptions; at least ${FEWEST} are usual`;
    return [{ kind: "advice", message }];
  } catch (error) {
    return [{ kind: "error", message: (error as Error).message }];
  }
}
