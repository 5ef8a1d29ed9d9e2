/**
 * Answers that would harm the grader itself, which reads them and computes with what they give.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { readNotebook } from "../../../../lib/press/grading/answers/read_notebook.ts";
import { openGrader, type Outcome } from "../../../../lib/press/grading/run/grader.ts";
import {
  readNotebook as readNotebookFile,
  writeNotebook,
} from "../../../../lib/press/ipynb/mod.ts";
import { readSheet } from "../../../../lib/press/sheets/mod.ts";
import { answered, type Changes, fileOf, solutions } from "../made_up/notebooks.ts";
import { TOY } from "../toy.ts";

const toy = await readSheet(TOY);
const PATIENCE = { stuckSeconds: 3, questionSeconds: 600 };

function pointsOf(outcome: Outcome): number[] {
  if ("failure" in outcome) throw new Error(outcome.failure);
  return outcome.result.questions.map(({ tests }) =>
    tests.reduce((sum, { earned }) => sum + earned, 0)
  );
}

async function grade(changes: Changes, sheet = TOY): Promise<Outcome> {
  using grader = openGrader({ sheet, rules: "" }, PATIENCE);
  const text = fileOf(answered(toy, changes));
  const notebook = readNotebook(new TextEncoder().encode(text));
  const submission = { student: "Ada", folder: "ada", digest: "", remarks: [], notebook };
  return await grader.grade({ submission, seed: 0 });
}

for (
  const source of [
    `const decay = ${"a?(b):c=>".repeat(30)}1;`,
    `const decay = ${"(a,b=".repeat(30)}1${")=>1".repeat(30)};`,
  ]
) {
  Deno.test(`a source of 2^30 readings costs its question alone: ${source.slice(14, 30)}…`, async () => {
    const outcome = await grade(solutions(toy, { "q1-answer": source }));
    deepEqual(pointsOf(outcome), [0, 4, 1]);
  });
}

Deno.test("an answer with which a test never ends costs its question alone", async () => {
  const folder = await Deno.makeTempDir();
  const sheet = `${folder}/00-toy.ipynb`;
  const master = await readNotebookFile(TOY);
  await writeNotebook(sheet, {
    ...master,
    cells: master.cells.map((cell) => ({
      ...cell,
      source: cell.source.replace(
        "near(await averageLeft()",
        "if (await averageLeft() === 13) while (true);\n$&",
      ),
    })),
  });
  const thirteen = "const averageLeft = async () => 13;";
  const outcome = await grade(solutions(toy, { "q3-answer": thirteen }), sheet);
  deepEqual(pointsOf(outcome), [5, 4, 0]);
  const [test] = (outcome as Extract<Outcome, { result: unknown }>).result.questions[2]!.tests;
  match(test!.reason!, /its tests do not come to an end/);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("a grader that cannot begin says so, and takes no points", async () => {
  const outcome = await grade({}, "/no/such/sheet.ipynb");
  equal("failure" in outcome, true);
  match((outcome as { failure: string }).failure, /Cannot read .*sheet.ipynb/);
});
