import { cp } from "node:fs/promises";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { guard } from "../../lib/press/kernel/last_resort.ts";
import type { Mutant } from "./collect.ts";
import { applyEdit } from "./edit.ts";
import { namesakeOf } from "./judges.ts";
import { type Outcome, runClaims, runTests } from "./run_tests.ts";

/** What a mutant met: "tests" or "claims" noticed it, or nothing did. */
export type Verdict = "caught by tests" | "caught by claims" | "survived";

/** Everything that may notice a mutant. */
export interface Jury {
  /** Test files and folders. */
  readonly tests: readonly string[];
  /** Slugs of chapters, whose quick claims judge what the tests let pass. */
  readonly chapters: readonly string[];
  /** How long the tests may take. */
  readonly seconds: number;
}

/** A copy of the tree in which files may be spoiled. It goes when it is disposed of. */
export interface Workshop extends AsyncDisposable {
  /** Runs tests on the copy as it is. */
  run(tests: readonly string[], seconds: number): Promise<Outcome>;
  /** Tries a mutant: the test named after its file, all tests, the claims; and mends the file again. */
  attempt(mutant: Mutant, jury: Jury): Promise<Verdict>;
}

const CLAIMS_SECONDS = 600; // ten times what the quick claims of two chapters take

/** What tests and chapters read. */
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
    { tests, chapters, seconds }: Jury,
  ): Promise<Verdict> {
    const path = join(root, file), first = namesakeOf(root, file);
    await Deno.writeTextFile(path, applyEdit(source, edit));
    try {
      if (first !== undefined && await run([first], seconds) !== "passed") return "caught by tests";
      if (await run(tests, seconds) !== "passed") return "caught by tests";
      if (chapters.length === 0) return "survived";
      const outcome = await runClaims(chapters, { cwd: root, seconds: CLAIMS_SECONDS });
      return outcome === "passed" ? "survived" : "caught by claims";
    } finally {
      await Deno.writeTextFile(path, source);
    }
  }

  const close = (): Promise<void> => Promise.resolve(release()).then(remove);
  return { run, attempt, [Symbol.asyncDispose]: close };
}
