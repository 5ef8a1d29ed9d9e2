import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A function whose test forgets what happens below zero. */
export const CLAMP = `export function clamp(x: number): number {
  if (Number.isNaN(x)) throw new RangeError("Expected a number; got NaN");
  return Math.max(x, 0);
}
`;

const TEST = `import { equal } from "node:assert/strict";
import { clamp } from "../../lib/toy/clamp.ts";
Deno.test("clamp() keeps what is above zero", () => equal(clamp(2), 2));
`;

/** A tree with one file and one test; it goes when it is disposed of. */
export interface Toy extends AsyncDisposable {
  readonly root: string;
}

/**
 * Writes a tree in which `lib/toy/clamp.ts` is held by one weak test.
 *
 * @param files more files, or others, by their path
 */
export async function toyTree(files: Readonly<Record<string, string>> = {}): Promise<Toy> {
  const root = await Deno.makeTempDir();
  const all = {
    "deno.json": "{}",
    "lib/toy/clamp.ts": CLAMP,
    "tests/toy/clamp_test.ts": TEST,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return { root, [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }) };
}
