/**
 * Notebooks that are not as they were handed out: the honest answers in them count, wherever they
 * stand, and nothing else does.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import type { SubmissionResult } from "../../../../lib/press/marks/mod.ts";
import { readNotebook } from "../../../../lib/press/grading/answers/read_notebook.ts";
import { gradeSubmission } from "../../../../lib/press/grading/mod.ts";
import { readSheet } from "../../../../lib/press/sheets/mod.ts";
import { fakeChildren } from "../fake_child.ts";
import { answered, fileOf, solutions } from "../made_up/notebooks.ts";
import { TOY } from "../toy.ts";

const toy = await readSheet(TOY);
const right = answered(toy, solutions(toy));

/** A cell as a file has it, in whatever form. */
interface LooseCell {
  [name: string]: unknown;
  id?: unknown;
  cell_type: string;
  source: string;
  metadata: Record<string, unknown>;
}

async function grade(bytes: Uint8Array<ArrayBufferLike>): Promise<SubmissionResult> {
  const notebook = readNotebook(bytes);
  const submission = { student: "Ada", folder: "ada", digest: "", notebook, remarks: [] };
  return await gradeSubmission(toy, submission, { openChild: fakeChildren(), rules: "" });
}

/** Grades the right answers in a notebook that was changed. */
async function gradeChanged(
  change: (cells: LooseCell[]) => LooseCell[],
  others: Record<string, unknown> = {},
): Promise<SubmissionResult> {
  const cells = structuredClone(right.cells) as unknown as LooseCell[];
  return await grade(
    new TextEncoder().encode(fileOf({ ...right, ...others, cells: change(cells) })),
  );
}

function points({ questions }: SubmissionResult): number[] {
  return questions.map(({ tests }) => tests.reduce((sum, { earned }) => sum + earned, 0));
}

function remarks({ questions, remarks }: SubmissionResult): string {
  return [...remarks, ...questions.flatMap((question) => question.remarks)].join("\n");
}

const FULL = [5, 4, 1];

Deno.test("the right answers earn all points, with nothing to remark", async () => {
  const result = await gradeChanged((cells) => cells);
  deepEqual(points(result), FULL);
  equal(remarks(result), "");
});

Deno.test("given cells and tests that were deleted are there all the same", async () => {
  const kept = ["q1-answer", "q2-answer", "q3-answer"];
  const result = await gradeChanged((cells) => cells.filter(({ id }) => kept.includes(String(id))));
  deepEqual(points(result), FULL);
});

Deno.test("an answer that was deleted costs its question", async () => {
  const result = await gradeChanged((cells) => cells.filter(({ id }) => id !== "q1-answer"));
  equal(points(result)[0], 0);
  equal(points(result)[1], 4);
  match(remarks(result), /the cell q1-answer is missing/);
});

Deno.test("the order of cells does not matter", async () => {
  deepEqual(points(await gradeChanged((cells) => cells.reverse())), FULL);
});

Deno.test("of an answer that is there twice the last one counts that is none of ours", async () => {
  const wrong = "async function decay() { return 0; }";
  const twice = await gradeChanged((cells) => {
    const answer = cells.find(({ id }) => id === "q1-answer")!;
    return [{ ...answer, source: wrong }, ...cells];
  });
  deepEqual(points(twice), FULL);
  match(remarks(twice), /the cell q1-answer is there 2 times; the last one counts/);
  const stub = toy.cells.find(({ id }) => id === "q1-answer")!.released;
  const copied = await gradeChanged((cells) => {
    const answer = cells.find(({ id }) => id === "q1-answer")!;
    return [...cells, { ...answer, id: "q1-answer", source: stub }];
  });
  deepEqual(points(copied), FULL);
});

Deno.test("cells without their ids are known by what nbgrader notes, and then by their functions", async () => {
  deepEqual(points(await gradeChanged((cells) => cells.map(({ id: _, ...cell }) => cell))), FULL);
  const renamed = await gradeChanged((cells) =>
    cells.map((cell, i) => ({ ...cell, id: `cell-${i}`, metadata: {} }))
  );
  deepEqual(points(renamed), FULL);
  match(remarks(renamed), /q1-answer has lost its id; the cell that declares decay counts/);
});

Deno.test("a test that was changed counts as it stands in the sheet", async () => {
  const result = await gradeChanged((cells) =>
    cells.map((cell) =>
      String(cell.id).startsWith("q1-")
        ? { ...cell, source: cell.id === "q1-answer" ? "// nothing" : 'console.log("passed");' }
        : cell
    )
  );
  deepEqual(points(result), [0, 4, 1]);
  match(remarks(result), /the cell q1-test-half was changed; it counts as it stands in the sheet/);
});

Deno.test("a solution in a test cell is none", async () => {
  const source = toy.cells.find(({ id }) => id === "q1-answer")!.source;
  const stub = toy.cells.find(({ id }) => id === "q1-answer")!.released;
  const result = await gradeChanged((cells) =>
    cells.map((cell) => {
      if (cell.id === "q1-answer") return { ...cell, source: stub };
      return cell.id === "q1-test-half" ? { ...cell, source } : cell;
    })
  );
  equal(points(result)[0], 0);
  match(remarks(result), /the cell q1-test-half was changed/);
});

Deno.test("a given cell that was changed counts as it stands in the sheet", async () => {
  const result = await gradeChanged((cells) =>
    cells.map((cell) =>
      cell.id === "setup" ? { ...cell, source: `${cell.source}\nconst near = () => {};` } : cell
    )
  );
  deepEqual(points(result), FULL);
  match(remarks(result), /the cell setup was changed/);
});

Deno.test("invisible characters are taken out and named", async () => {
  const result = await gradeChanged((cells) =>
    cells.map((cell) => ({ ...cell, source: cell.source.replaceAll(" * ", "\u200b * \u202e") }))
  );
  deepEqual(points(result), FULL);
  match(remarks(result), /q1-answer: invisible characters \(U\+200B, U\+202E\) were taken out/);
});

Deno.test("the line ends of Windows and a byte order mark change nothing", async () => {
  const text = fileOf(right).replaceAll("\\n", "\\r\\n").replaceAll("\n", "\r\n");
  const result = await grade(new TextEncoder().encode(`\ufeff${text}`));
  deepEqual(points(result), FULL);
  equal(remarks(result), "");
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...new Uint8Array(
      Uint16Array.from(
        fileOf(right),
        (letter) => letter.charCodeAt(0),
      ).buffer,
    ),
  ]);
  deepEqual(points(await grade(utf16)), FULL);
});

Deno.test("older forms of notebooks are read", async () => {
  const lines = (cell: LooseCell): LooseCell => ({
    ...cell,
    source: cell.source.split(/(?<=\n)/) as unknown as string,
  });
  deepEqual(points(await gradeChanged((cells) => cells.map(lines), { nbformat_minor: 1 })), FULL);
  const cells = right.cells.map(({ source, ...cell }) => ({ ...cell, input: source }));
  const past = { nbformat: 3, nbformat_minor: 0, metadata: {}, worksheets: [{ cells }] };
  deepEqual(points(await grade(new TextEncoder().encode(fileOf(past)))), FULL);
});

Deno.test("cells of a student's own come along, and do no harm", async () => {
  const own = (source: string): LooseCell => ({ cell_type: "code", metadata: {}, source });
  const result = await gradeChanged((cells) => [
    own('throw new Error("mine");'),
    own("DIES NOW"),
    ...cells.flatMap((cell) => [cell, own("Math.exp = () => 0; const scratch = { ;")]),
    own("helper = 3"),
  ]);
  deepEqual(points(result), FULL);
});

Deno.test("an answer may use a helper in a cell of the student's own", async () => {
  const result = await gradeChanged((cells) =>
    cells.flatMap((cell): LooseCell[] =>
      cell.id === "q3-answer"
        ? [
          { cell_type: "code", metadata: {}, source: "const half = 0.5 / Math.LN2;" },
          { ...cell, source: "async function averageLeft() { return half; }" },
        ]
        : [cell]
    )
  );
  deepEqual(points(result), FULL);
});

Deno.test("a cell of more than 50 000 letters is not run", async () => {
  const result = await gradeChanged((cells) =>
    cells.map((cell) =>
      cell.id === "q1-answer" ? { ...cell, source: `// ${"x".repeat(2e5)}\n${cell.source}` } : cell
    )
  );
  equal(points(result)[0], 0);
  match(remarks(result), /q1-answer has 2\d{5} letters; at most 50000 are run/);
});

Deno.test("an answer that needs another question's is told which one it lacks", async () => {
  const result = await gradeChanged((cells) =>
    cells.map((cell) => {
      if (cell.id === "q1-answer") return { ...cell, source: "async function decay( {" };
      if (cell.id !== "q3-answer") return cell;
      return {
        ...cell,
        source: "const averageLeft = async () => await decay(1, 0) * 0.5 / Math.LN2;",
      };
    })
  );
  deepEqual(points(result), [0, 4, 0]);
  match(remarks(result), /q3 uses decay of q1-answer, which is no TypeScript/);
});

Deno.test("of very many cells of a student's own only the first are run", async () => {
  const result = await gradeChanged((cells) => [
    ...cells,
    ...Array(500).fill({ cell_type: "code", metadata: {}, source: "1 + 1" }),
  ]);
  deepEqual(points(result), FULL);
  match(remarks(result), /400 cells of your own are not run/);
});
