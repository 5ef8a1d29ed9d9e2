import { cp } from "node:fs/promises";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { guard } from "../../lib/press/kernel/last_resort.ts";
import type { Mutant } from "./collect.ts";
import { applyEdit } from "./edit.ts";
import { namesakeOf } from "./judges.ts";
import { type Outcome, runTests } from "./run_tests.ts";

/** A copy of the tree in which files may be spoiled. It goes when it is disposed of. */
export interface Workshop extends AsyncDisposable {
  /** Runs tests on the copy as it is. */
  run(tests: readonly string[], seconds: number): Promise<Outcome>;
  /** Runs tests against a mutant, those named after its file first, and mends the file again. */
  attempt(mutant: Mutant, tests: readonly string[], seconds: number): Promise<Outcome>;
}

/** What tests read. */
const COPIED = ["lib", "tests", "data", "notebooks", "README.md", "deno.json", "deno.lock"];

/**
 * Copies a tree to a temporary folder. The tree itself is only read, so that a run may be broken
 * off at any moment; the copy goes even then.
 */
export async function openWorkshop(tree: string): Promise<Workshop> {
  const root = await Deno.makeTempDir({ prefix: "mutate-" });
  const remove = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  const release = guard(remove);
  for (const name of COPIED.filter((name) => existsSync(join(tree, name)))) {
    await cp(join(tree, name), join(root, name), { recursive: true });
  }

  function run(tests: readonly string[], seconds: number): Promise<Outcome> {
    return runTests(tests, { cwd: root, seconds });
  }

  async function attempt(
    { file, source, edit }: Mutant,
    tests: readonly string[],
    seconds: number,
  ): Promise<Outcome> {
    const path = join(root, file), first = namesakeOf(root, file);
    await Deno.writeTextFile(path, applyEdit(source, edit));
    try {
      const outcome = first === undefined ? "passed" : await run([first], seconds);
      return outcome === "passed" ? await run(tests, seconds) : outcome;
    } finally {
      await Deno.writeTextFile(path, source);
    }
  }

  const close = (): Promise<void> => Promise.resolve(release()).then(remove);
  return { run, attempt, [Symbol.asyncDispose]: close };
}
