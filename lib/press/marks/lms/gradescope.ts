import { sortedJson } from "../../ipynb/sorted_json.ts";
import { countOf } from "../../show/count.ts";
import { capped } from "../capped.ts";
import type { Detail } from "../detail.ts";
import type { Mark } from "../mark.ts";
import { toldOf } from "../reasons.ts";
import type { Standing, TestResult, WrittenResult } from "../result.ts";
import { remarksOf } from "../tables/grades.ts";

/** When students may see a test. */
type Visibility = "visible" | "after_published";

/** The file that Gradescope reads after a run of an autograder. */
export interface GradescopeResults {
  readonly score: number;
  readonly output: string;
  readonly output_format: "text";
  readonly test_output_format: "text";
  readonly test_name_format: "text";
  readonly stdout_visibility: "hidden";
  readonly visibility: "visible";
  readonly tests: readonly GradescopeTest[];
  readonly leaderboard?: readonly GradescopeStanding[];
  readonly extra_data: { readonly [name: string]: string | number };
}

interface GradescopeTest {
  readonly name: string;
  readonly number: string;
  readonly score: number;
  readonly max_score: number;
  readonly status: "passed" | "failed";
  readonly output: string;
  readonly visibility: Visibility;
  readonly tags: readonly string[];
}

interface GradescopeStanding {
  readonly name: string;
  readonly value: number;
  readonly order: "asc" | "desc";
}

const LONGEST = 4000; // letters of one test's output

/**
 * What Gradescope shows of a submission: points of every test, hidden ones once grades are published,
 * with as much of their reasons as the lecturer wants told; a place on the leaderboard.
 *
 * Written answers count what they earned; those not read yet are named in the output.
 */
export function gradescopeResults(mark: Mark, detail: Detail): GradescopeResults {
  const { result, total, lost } = mark;
  const late = lost > 0
    ? [`${countOf(lost, "point")} lost by ${countOf(mark.lateDays ?? 0, "late day")}`]
    : [];
  const standings = result.standings.map(standingOf);
  return {
    score: total,
    output: capped([...remarksOf(mark), ...late].join("\n"), LONGEST),
    output_format: "text",
    test_output_format: "text",
    test_name_format: "text",
    stdout_visibility: "hidden",
    visibility: "visible",
    tests: result.questions.flatMap(({ id, title, tests, written }, question) => [
      ...tests.map((test, i) => ({
        ...testOf(test, detail),
        number: `${question + 1}.${i + 1}`,
        tags: [id],
      })),
      ...written.filter(({ earned }) => earned !== undefined).map((answer, i) => ({
        ...writtenOf(answer, title),
        number: `${question + 1}.${tests.length + i + 1}`,
        tags: [id],
      })),
    ]),
    ...standings.length > 0 && { leaderboard: standings },
    extra_data: { sheet: result.sheet, seed: result.seed, digest: result.digest },
  };
}

/** The bytes of the file. */
export function gradescopeJson(results: GradescopeResults): string {
  return `${sortedJson(results)}\n`;
}

function testOf(test: TestResult, detail: Detail): Omit<GradescopeTest, "number" | "tags"> {
  const { reason = "", traceback = "" } = toldOf(test, detail);
  return {
    name: `${test.id}: ${test.says}`,
    score: test.earned,
    max_score: test.points,
    status: test.state === "passed" ? "passed" : "failed",
    output: capped([reason, traceback].filter((part) => part !== "").join("\n"), LONGEST),
    visibility: test.visibility === "visible" ? "visible" : "after_published",
  };
}

function writtenOf(
  { id, points, earned = 0, comment = "" }: WrittenResult,
  title: string,
): Omit<GradescopeTest, "number" | "tags"> {
  return {
    name: `${id}: ${title}`,
    score: earned,
    max_score: points,
    status: earned === points ? "passed" : "failed",
    output: capped(comment, LONGEST),
    visibility: "after_published",
  };
}

function standingOf({ name, value, order }: Standing): GradescopeStanding {
  return { name, value, order: order === "small is good" ? "asc" : "desc" };
}
