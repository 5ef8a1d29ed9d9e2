/**
 * `deno run -A tests/press/grading/made_up/compare.ts RESULTS DESERTS`: compares the results of a run
 * with what made-up submissions deserve. Exit code 1 when any differs.
 *
 * @module
 */
import { readResults, type SubmissionResult } from "../../../../lib/press/marks/mod.ts";

/** Deserved points by folder and question. */
export type Deserts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What differs from what is deserved, a line each. */
export function differences(results: readonly SubmissionResult[], deserts: Deserts): string[] {
  const lines = results.flatMap(({ folder, questions }) =>
    questions.flatMap(({ id, tests }) => {
      const earned = tests.reduce((sum, test) => sum + test.earned, 0);
      const wanted = deserts[folder]?.[id];
      if (earned === wanted) return [];
      const why = tests.filter(({ state }) => state !== "passed")
        .map((test) => `${test.id}: ${test.state}: ${test.reason}`).join("; ");
      return [`${folder}, ${id}: earns ${earned}, deserves ${wanted} (${why})`];
    })
  );
  const missing = Object.keys(deserts).filter((folder) =>
    !results.some((result) => result.folder === folder)
  );
  return [...lines, ...missing.map((folder) => `${folder}: not graded`)];
}

if (import.meta.main) {
  const [run = "", deserts = ""] = Deno.args;
  const found = differences(await readResults(run), JSON.parse(await Deno.readTextFile(deserts)));
  console.log(found.length === 0 ? "Everybody gets what they deserve" : found.join("\n"));
  Deno.exit(found.length === 0 ? 0 : 1);
}
