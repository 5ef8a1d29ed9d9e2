import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { findChapters, notebooksOf } from "../../lib/press/ipynb/mod.ts";

/**
 * Tests outside `tests/<folder>` that hold a folder to its word: what it computes is only seen where
 * it is used.
 */
const DEPENDANTS: Readonly<Record<string, readonly string[]>> = {
  random: ["tests/exact/samples_test.ts", "tests/tensors/from_stream_test.ts"],
  tensors: ["tests/networks", "tests/learning"],
  networks: ["tests/flows", "tests/learning"],
  learning: ["tests/flows/checkpoint_test.ts"],
};

/**
 * All tests that judge a folder, or a file in it, below `lib/`: those of the nearest folder above it
 * that has any, and of what is built on its room.
 */
export function judgesOf(root: string, target: string): readonly string[] {
  return [testsOf(root, target) ?? [], DEPENDANTS[roomOf(target)] ?? []].flat();
}

/** The chapters whose cells import from the folder: what tests let pass, their claims may notice. */
export async function chaptersOf(root: string, target: string): Promise<readonly string[]> {
  const notebooks = join(root, "notebooks");
  if (!existsSync(notebooks)) return [];
  const slugs: string[] = [];
  for (const chapter of await findChapters(notebooks)) {
    const texts = await Promise.all(notebooksOf(chapter).map((path) => Deno.readTextFile(path)));
    const line = `from \\"flowbook/${roomOf(target)}\\"`;
    if (texts.some((text) => text.includes(line))) slugs.push(chapter.slug);
  }
  return slugs;
}

/** Whether something below `lib/` is there and has tests. */
export function hasJudges(root: string, target: string): boolean {
  return existsSync(join(root, "lib", target)) && testsOf(root, target) !== undefined;
}

/** The test file named after a file, where there is one: it is the first to notice. */
export function namesakeOf(root: string, file: string): string | undefined {
  const test = file.replace(/^lib/, "tests").replace(/\.ts$/, "_test.ts");
  return existsSync(join(root, test)) ? test : undefined;
}

function testsOf(root: string, target: string): string | undefined {
  for (let path = target; path !== "."; path = dirname(path)) {
    if (!path.endsWith(".ts") && existsSync(join(root, "tests", path))) return `tests/${path}`;
  }
  return undefined;
}

function roomOf(target: string): string {
  return target.split("/", 1)[0]!;
}
