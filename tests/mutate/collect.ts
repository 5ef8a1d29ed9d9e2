import { join } from "node:path";
import { stream } from "flowbook/random";
import type { Edit } from "./edit.ts";
import { mutantsOf } from "./mutants.ts";

/** One wrong version of the library. */
export interface Mutant {
  /** Path from the root of the tree, such as `lib/paths/losses.ts`. */
  readonly file: string;
  /** The file as it should be. */
  readonly source: string;
  readonly edit: Edit;
}

/** Compiled beforehand; a test compares the binary with them, so that any edit is noticed. */
const COMPILED = /\/assembly\//;

/** Every mutant of a folder or file below `lib/`, by file name and place. */
export async function collectMutants(root: string, target: string): Promise<Mutant[]> {
  const mutants: Mutant[] = [];
  for (const file of await sourcesIn(root, join("lib", target))) {
    if (COMPILED.test(file)) continue;
    const source = await Deno.readTextFile(join(root, file));
    mutants.push(...mutantsOf(source).map((edit) => ({ file, source, edit })));
  }
  return mutants;
}

/** The first `limit` mutants in an order that the seed and the target decide. */
export function drawMutants(
  mutants: readonly Mutant[],
  { target, limit, seed }: { target: string; limit: number; seed: number },
): Mutant[] {
  const order = [...stream(seed).split(target).permutation(mutants.length)];
  return order.slice(0, limit).map((i) => mutants[i]!);
}

async function sourcesIn(root: string, path: string): Promise<string[]> {
  if (path.endsWith(".ts")) return [path.replaceAll("\\", "/")];
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(join(root, path))) {
    if (isDirectory || name.endsWith(".ts")) files.push(...await sourcesIn(root, join(path, name)));
  }
  return files.sort();
}
