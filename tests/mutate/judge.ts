import { collectMutants, drawMutants, type Mutant } from "./collect.ts";
import { type Equivalent, knownEquivalents } from "./equivalents.ts";
import { chaptersOf, judgesOf } from "./judges.ts";
import { type Jury, openWorkshop, type Workshop } from "./workshop.ts";

/** What tests and claims noticed. */
export interface Judgement {
  /** A folder or a file below `lib/`. */
  readonly target: string;
  /** All mutants that could be made. */
  readonly possible: number;
  /** Those that were tried, without the equivalent ones. */
  readonly tried: number;
  /** Those that were drawn and are known to compute the same. */
  readonly equivalents: readonly Equivalent[];
  /** Those that no test noticed, but a claim of a chapter did. */
  readonly byClaims: number;
  /** Those that nothing noticed, by file and place. */
  readonly survivors: readonly Mutant[];
}

export interface JudgeOptions {
  /** Folder with `lib/` and `tests/`; it is only read. */
  readonly root: string;
  readonly limit: number;
  readonly seed: number;
  /** Called after each mutant. */
  readonly onProgress?: (done: number, of: number) => void;
}

const AT_ONCE = 2;
const PATIENCE = 5; // times as long as the right library takes, for a machine that is busy now and then
const LEAST_SECONDS = 10;
const LONGEST_SECONDS = 600; // for the right library

/**
 * Tries mutants of a folder or file below `lib/` against the tests of the folder, and what they let
 * pass against the quick claims of the chapters that import it. A mutant is caught when a test or a
 * claim fails or does not come to an end.
 *
 * @throws {Error} when the tests fail before anything is spoiled
 */
export async function judge(target: string, options: JudgeOptions): Promise<Judgement> {
  const { root, limit, seed, onProgress = (): void => {} } = options;
  const mutants = await collectMutants(root, target);
  const equivalentTo = await knownEquivalents(root);
  const all = drawMutants(mutants, { target, limit, seed });
  const equivalents = all.flatMap((mutant) => equivalentTo(mutant) ?? []);
  const drawn = all.filter((mutant) => !equivalentTo(mutant));
  await using stack = new AsyncDisposableStack();
  const workshops: Workshop[] = [];
  for (let i = 0; i < AT_ONCE; i++) workshops.push(stack.use(await openWorkshop(root)));
  const tests = judgesOf(root, target);
  const jury: Jury = {
    tests,
    chapters: await chaptersOf(root, target),
    seconds: await timeOf(workshops[0]!, tests),
  };
  const survivors: number[] = [];
  let next = 0, done = 0, byClaims = 0;
  await Promise.all(workshops.map(async (workshop) => {
    while (next < drawn.length) {
      const mutant = drawn[next++]!;
      const verdict = await workshop.attempt(mutant, jury);
      if (verdict === "survived") survivors.push(mutants.indexOf(mutant));
      if (verdict === "caught by claims") byClaims++;
      onProgress(++done, drawn.length);
    }
  }));
  survivors.sort((a, b) => a - b);
  return {
    target,
    possible: mutants.length,
    tried: drawn.length,
    equivalents,
    byClaims,
    survivors: survivors.map((i) => mutants[i]!),
  };
}

/** How long a mutant may take, measured on the right library. */
async function timeOf(workshop: Workshop, tests: readonly string[]): Promise<number> {
  const start = performance.now();
  const outcome = await workshop.run(tests, LONGEST_SECONDS);
  if (outcome !== "passed") {
    throw new Error(`The tests in ${tests.join(", ")} fail before anything is spoiled`);
  }
  return Math.max(LEAST_SECONDS, PATIENCE * (performance.now() - start) / 1000);
}
