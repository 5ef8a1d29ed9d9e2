/**
 * A class that never was: results as the grader writes them, the same in every run.
 *
 * @module
 */
import { type Stream, stream } from "flowbook/random";
import type {
  QuestionResult,
  SubmissionResult,
  TestResult,
  TestState,
  WrittenResult,
} from "../../../lib/press/marks/result.ts";
import type { RunRecord } from "../../../lib/press/marks/run_record.ts";

export const SHEET = "01-measures-and-flows";
export const TITLE = "Measures and flows";
export const RULES = "5eed".repeat(16);

interface MadeTest {
  readonly id: string;
  readonly says: string;
  readonly points: number;
  readonly hardness: number;
  readonly visibility: "visible" | "hidden";
  readonly reason: string;
}

const TESTS: Readonly<Record<string, { title: string; tests: readonly MadeTest[]; name: string }>> =
  {
    q1: {
      title: "A quantile map",
      name: "quantileMap",
      tests: [
        made(
          "q1-test-middle",
          "the median goes to the median",
          2,
          -1.5,
          "visible",
          "Expected 0.5; got 0.46",
        ),
        made(
          "q1-test-ends",
          "the ends of the atom have their places",
          3,
          0.4,
          "hidden",
          "Expected 0; got NaN",
        ),
      ],
    },
    q2: {
      title: "The density of a folded bell",
      name: "foldedDensity",
      tests: [
        made(
          "q2-test-whole",
          "the density integrates to 1",
          3,
          -0.4,
          "visible",
          "Expected 1; got 0.5",
        ),
        made(
          "q2-test-fold",
          "at the fold it doubles",
          2,
          1.2,
          "hidden",
          "Expected 0.7979; got 0.3989",
        ),
      ],
    },
    q4: {
      title: "Find the bug in a coupling layer",
      name: "findsFault",
      tests: [
        made(
          "q4-test-right",
          "a right layer passes",
          2,
          -0.8,
          "visible",
          "Your test fails on a right layer.",
        ),
        made(
          "q4-test-faults",
          "faulty layers are caught",
          4,
          1.6,
          "hidden",
          "Caught 1 of 4 faulty layers.",
        ),
      ],
    },
  };

function made(
  id: string,
  says: string,
  points: number,
  hardness: number,
  visibility: MadeTest["visibility"],
  reason: string,
): MadeTest {
  return { id, says, points, hardness, visibility, reason };
}

const STATES: readonly TestState[] = [
  "failed",
  "failed",
  "failed",
  "threw",
  "timed out",
  "not answered",
];
const FIRST = "Ada Emmy Sofja Carl Pierre Émilie Srinivasa Andrej Wang Nguyễn Åse José".split(" ");
const LAST = "Lovelace Noether Kovalevskaja Gauss Laplace Châtelet Müller Kolmogorov Zhenyi Øst"
  .split(" ");

/** A class of made-up submissions, each in a folder as Moodle names it. */
export function madeUpClass(students: number, chance: Stream = stream(15)): SubmissionResult[] {
  return Array.from({ length: students }, (_, i) => madeUp(i, chance.split(`student ${i}`)));
}

/** A result whose written answer nobody has read. */
export function unread(result: SubmissionResult): SubmissionResult {
  const questions = result.questions.map((question) => ({
    ...question,
    written: question.written.map(({ id, points, answer }) => ({ id, points, answer })),
  }));
  return { ...result, questions };
}

/** The record of a run about them. */
export function madeUpRun(results: readonly SubmissionResult[]): RunRecord {
  const submissions = results.map(({ folder }) => folder);
  return {
    form: 1,
    sheet: SHEET,
    title: TITLE,
    seed: 0,
    rules: RULES,
    shard: { index: 1, of: 1 },
    submissions,
  };
}

function madeUp(index: number, chance: Stream): SubmissionResult {
  const [skill = 0] = chance.split("skill").normal(1);
  const first = FIRST[index % FIRST.length]!, last = LAST[(index * 7) % LAST.length]!;
  const student = index < FIRST.length * LAST.length
    ? `${first} ${last}`
    : `${first} ${last} ${index}`;
  const questions = Object.entries(TESTS).map(([id, { title, tests, name }]) =>
    question(id, title, tests.map((test) => result(test, skill, chance)), name, chance)
  );
  return {
    form: 1,
    sheet: SHEET,
    seed: 0,
    student,
    folder: `${student}_${1000 + index}_assignsubmission_file`,
    digest: index.toString(16).padStart(64, "0"),
    rules: RULES,
    questions: [...questions.slice(0, 2), written(skill, chance), ...questions.slice(2)],
    remarks: [],
    standings: [],
  };
}

function question(
  id: string,
  title: string,
  tests: readonly TestResult[],
  name: string,
  chance: Stream,
): QuestionResult {
  return {
    id,
    title,
    tests,
    written: [],
    remarks: [],
    code: code(name, chance.split(`${id} code`)),
  };
}

function result(test: MadeTest, skill: number, chance: Stream): TestResult {
  const own = chance.split(test.id), { id, says, points, visibility, hardness, reason } = test;
  const [luck = 0] = own.normal(1), [which = 0] = own.integers(1, STATES.length);
  if (skill + 0.6 * luck > hardness) {
    return { id, says, points, visibility, earned: points, state: "passed" };
  }
  const state = STATES[which]!;
  const told = state === "failed"
    ? { reason, traceback: `Error: ${reason}\n    at ${id.slice(0, 2)}-answer:3:9` }
    : state === "threw"
    ? {
      reason: "It threw: x is not defined",
      traceback: "ReferenceError: x is not defined\n    at line 2",
    }
    : {};
  return { id, says, points, visibility, earned: 0, state, ...told };
}

function written(skill: number, chance: Stream): QuestionResult {
  const points = 4, [luck = 0] = chance.split("written").normal(1);
  const earned = Math.max(0, Math.min(points, Math.round(2 + skill + luck)));
  const answer: WrittenResult = {
    id: "q3-written",
    points,
    earned,
    comment: earned === points ? "Complete." : "Say where the zero comes from.",
    answer:
      "The push-forward keeps **mass**, so\n\n$$\\int_A q = \\int_{T^{-1}(A)} p.$$\n\nHence the claim.",
  };
  return {
    id: "q3",
    title: "What a push-forward keeps",
    tests: [],
    written: [answer],
    remarks: [],
  };
}

/** An answer in code whose shape differs from student to student as answers do. */
function code(name: string, chance: Stream): string {
  const pieces = [
    "let total = 0;\n  for (const value of values) total += value * weight(value);",
    "const sorted = [...values].sort((a, b) => a - b);",
    "if (!(scale > 0)) throw new RangeError(`Expected scale > 0; got ${scale}`);",
    "const half = values.map((value) => Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI));",
    "while (upper - lower > 1e-12) {\n    const middle = (lower + upper) / 2;\n    if (cdf(middle) < u) lower = middle;\n    else upper = middle;\n  }",
    "const mean = values.reduce((sum, value) => sum + value, 0) / values.length;",
    "const widths = edges.slice(1).map((edge, i) => edge - edges[i]);",
    'switch (kind) {\n    case "atom":\n      return 0;\n    default:\n      return scale;\n  }',
  ];
  const order = chance.permutation(pieces.length), count = 3 + chance.integers(1, 4)[0]!;
  const body = [...order].slice(0, count).map((i) => pieces[i]).join("\n  ");
  return `async function ${name}(values, scale) {\n  ${body}\n  return scale;\n}`;
}
