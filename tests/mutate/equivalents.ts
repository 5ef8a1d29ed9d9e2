import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./collect.ts";
import { changeOf } from "./edit.ts";

/** A change that no test can notice, because the changed library computes the same. */
export interface Equivalent {
  /** Path from the root of the tree. */
  readonly file: string;
  /** The lines before and after the change; they are found wherever they stand in the file. */
  readonly before: string;
  readonly after: string;
  /** Why nothing is different. */
  readonly reason: string;
}

/** Where a tree keeps the list of its equivalent mutants. */
export const LIST = "tests/mutate/equivalents.json";

/** Reads the list of a tree; the result finds the entry of a mutant, where it has one. */
export async function knownEquivalents(
  root: string,
): Promise<(mutant: Mutant) => Equivalent | undefined> {
  const list = await readEquivalents(root);
  return (mutant) => list.find((known) => isOf(known, mutant));
}

/** All entries of the list; none where there is no list. */
export async function readEquivalents(root: string): Promise<readonly Equivalent[]> {
  const path = join(root, LIST);
  return existsSync(path) ? JSON.parse(await Deno.readTextFile(path)) : [];
}

/** Whether an entry speaks of a mutant: of its file and its text, wherever that now stands. */
export function isOf(known: Equivalent, { file, source, edit }: Mutant): boolean {
  if (file !== known.file) return false;
  const { before, after } = changeOf(source, edit);
  return known.before === textOf(before) && known.after === textOf(after);
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(" ");
}
