import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type GroupName, groupOf } from "./groups.ts";
import type { Options } from "./options.ts";

/** Files that Deno's runner can take in one go. */
export interface Suite {
  readonly group: GroupName;
  /** "examples" are the blocks of code in docstrings and in the README. */
  readonly kind: "tests" | "examples";
  readonly files: readonly string[];
  /** Only tests whose name contains these words. */
  readonly name?: string;
}

interface File {
  readonly path: string;
  readonly kind: Suite["kind"];
  readonly text: string;
}

/**
 * What is to be run.
 *
 * Where a name is asked for, all tests of a file run whose path contains it; of the other files only
 * those that contain it somewhere are searched for tests of this name, because Deno has to load a
 * whole file to know its tests.
 *
 * @param root the folder of the checkout
 */
export async function findSuites(root: string, { groups, name }: Options): Promise<Suite[]> {
  const files = [...await filesBelow(root, "tests"), ...await filesBelow(root, "lib")];
  files.push({ path: "README.md", kind: "examples", text: "" });
  return groups.flatMap((group) => {
    const here = files.filter((file) => groupOf(file.path) === group);
    const tests = here.filter(({ kind }) => kind === "tests");
    const examples = here.filter(({ kind }) => kind === "examples");
    if (name === undefined) {
      return [suite(group, "tests", tests), suite(group, "examples", examples)];
    }
    const isIn = (text: string): boolean => text.toLowerCase().includes(name.toLowerCase());
    const named = ({ path }: File): boolean => isIn(path);
    const holds = (file: File): boolean => !named(file) && isIn(withoutImports(file.text));
    return [
      suite(group, "tests", tests.filter(named)),
      { ...suite(group, "tests", tests.filter(holds)), name },
      suite(group, "examples", examples.filter(named)),
    ];
  }).filter(({ files }) => files.length > 0);
}

function suite(group: GroupName, kind: Suite["kind"], files: readonly File[]): Suite {
  return { group, kind, files: files.map(({ path }) => path) };
}

/** Files with tests, or with examples. */
async function filesBelow(root: string, folder: "tests" | "lib"): Promise<File[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  const found: File[] = [];
  for (const name of names.map((name) => name.replaceAll("\\", "/")).sort()) {
    if (!(folder === "tests" ? /_test\.ts$/ : /\.ts$/).test(name)) continue;
    const text = await readFile(join(root, folder, name), "utf8");
    const kind = folder === "tests" ? "tests" : "examples";
    if (kind === "tests" || text.includes("```ts")) {
      found.push({ path: `${folder}/${name}`, kind, text });
    }
  }
  return found;
}

/** A name that is only imported is not the name of a test. */
function withoutImports(text: string): string {
  return text.replace(/^import [^;]*;/gm, "");
}
