import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import ts from "typescript";

/** TypeScript files by their path below a folder, such as "odes/space.ts". */
export type Tree = ReadonlyMap<string, string>;

/** One line of a file that imports another file of the tree, types included. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** The TypeScript files below a folder. */
export async function readTree(folder: string): Promise<Tree> {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts")).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const),
    ),
  );
}

/**
 * All imports between files of a tree, also those of types, those inside functions, and `export … from`.
 *
 * @param aliases names that stand for a file of the tree, such as "#still"
 */
export function importsOf(tree: Tree, aliases: Readonly<Record<string, string>> = {}): Import[] {
  return [...tree].flatMap(([from, text]) =>
    specifiersOf(text)
      .map((name) => name.startsWith(".") ? posix.join(from, "..", name) : aliases[name])
      .filter((to) => to !== undefined && tree.has(to) && to !== from)
      .map((to) => ({ from, to: to! }))
  );
}

/** What a file imports, each once. */
function specifiersOf(text: string): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return [...new Set(importedFiles.map(({ fileName }) => fileName))];
}

/** The room in which a file of `lib/` stands; "" for a file outside the rooms. */
export function roomOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : "";
}

/** The files or rooms of a graph that can reach each other, each group in the order of the alphabet. */
export function circlesOf(imports: readonly Import[]): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of imports) next.set(from, (next.get(from) ?? new Set()).add(to));
  const reach = new Map([...next.keys()].map((start) => [start, reachable(start, next)]));
  const circles = new Map<string, string[]>();
  for (const [start, found] of reach) {
    if (!found.has(start)) continue;
    const circle = [...found].filter((file) => reach.get(file)?.has(start)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()].sort();
}

function reachable(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>(), open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of next.get(at) ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  return found;
}
