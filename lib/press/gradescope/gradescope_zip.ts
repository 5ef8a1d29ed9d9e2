import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Zippable, zipSync } from "fflate";
import { sortedJson } from "../ipynb/sorted_json.ts";
import { readLatePolicy } from "../marks/mod.ts";
import { readSheet, sheetProblems } from "../sheets/mod.ts";
import { type GradescopeOptions, OPTIONS_FILE, type PackedOptions } from "./options.ts";
import { projectFiles } from "./project_files.ts";

const PROGRAMS = ["setup.sh", "run_autograder"];
const OWN_FILES = new URL("./files/", import.meta.url);
const OWN_TESTS = "tests-of-your-own";
const FIRST_DAY = new Date(1980, 0, 1); // the first that a ZIP can name; local, as ZIPs are
const PROGRAM = 0o100755 << 16, FILE = 0o100644 << 16; // permissions, as ZIP keeps them for Unix

/**
 * A Gradescope autograder for a sheet: `setup.sh`, `run_autograder`, the grader with the library, the
 * sheet with its solutions and all its tests. The same options give the same bytes.
 *
 * @throws {TypeError} when the sheet or the tests added to it cannot be read
 * @throws {RangeError} when the sheet breaks a rule, or an option is none
 */
export async function gradescopeZip(options: GradescopeOptions): Promise<Uint8Array> {
  const { path, seed = 0, tests, late, detail = "message" } = options;
  if (late !== undefined) readLatePolicy(late);
  const name = basename(path), own = tests === undefined ? {} : { tests };
  requireSound(sheetProblems(await readSheet(path, { seed, ...own })), name);
  const packed: PackedOptions = {
    path: `notebooks/problems/${name}`,
    seed,
    detail,
    ...tests === undefined ? {} : { tests: OWN_TESTS },
    ...late === undefined ? {} : { late },
  };
  const files = await projectFiles();
  files.set(OPTIONS_FILE, new TextEncoder().encode(`${sortedJson(packed)}\n`));
  files.set(packed.path, await readFile(path));
  const added = tests === undefined ? undefined : await readOrNone(join(tests, name));
  if (added !== undefined) files.set(`${OWN_TESTS}/${name}`, added);
  for (const program of PROGRAMS) files.set(program, await readFile(new URL(program, OWN_FILES)));
  return zipSync(zippable(files), { mtime: FIRST_DAY, level: 6, os: 3 });
}

function requireSound(problems: ReturnType<typeof sheetProblems>, name: string): void {
  const broken = problems.find(({ kind }) => kind === "error");
  if (broken === undefined) return;
  throw new RangeError(`${name}, cell ${broken.cell ?? "none"}: ${broken.message}`);
}

/** Not every sheet has tests of the lecturer's own. */
async function readOrNone(path: string): Promise<Uint8Array | undefined> {
  return await readFile(path).catch(() => undefined);
}

function zippable(files: ReadonlyMap<string, Uint8Array>): Zippable {
  return Object.fromEntries(
    [...files].sort(([a], [b]) => a < b ? -1 : 1).map(([path, bytes]) => [
      path,
      [Uint8Array.from(bytes), { attrs: PROGRAMS.includes(path) ? PROGRAM : FILE }],
    ]),
  );
}
