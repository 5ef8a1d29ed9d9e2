import { stream } from "../../../random/mod.ts";
import type { Question, SheetCell } from "../../sheets/mod.ts";
import type { Standing, TestResult } from "../../marks/mod.ts";
import { type Allowances, spareIn } from "./allowance.ts";
import type { Bench } from "./bench.ts";
import { isDeadly, type OpenChild, type Trouble } from "./child.ts";
import { loadingOf } from "./imports.ts";
import { openPlace, type Place } from "./place.ts";
import { type ProgramCell, programFor } from "./program.ts";
import { recorder } from "./recorder.ts";
import { lost, resultOf } from "./test_result.ts";

/** What came of the tests of a question. */
export interface TestedQuestion {
  /** In the order of the sheet. */
  readonly tests: readonly TestResult[];
  readonly standings: readonly Standing[];
  readonly printed: string;
  /** What went wrong with the cells that it needs, by their ids. */
  readonly troubles: ReadonlyMap<string, Trouble>;
  /** What ran for it. */
  readonly program: readonly ProgramCell[];
}

/** In what a question is tested. */
export interface Testing {
  readonly bench: Bench;
  readonly openChild: OpenChild;
  readonly allowances: Allowances;
  /** All cells that the submission runs. */
  readonly program: readonly ProgramCell[];
  /** Modules that answers may import. */
  readonly allowed: readonly string[];
  /** All functions that the sheet asks for. */
  readonly names: readonly string[];
  /** Seeds the order in which tests run that find faults. */
  readonly seed: { readonly number: number; readonly label: string };
  /** Questions that must not be tried, because they have ended the grader. */
  readonly skipped: ReadonlySet<string>;
  /** Is told which question is tried next. */
  readonly begin: (question: string) => void;
}

const MOST_DEATHS = 2; // of a question; then its other tests are not tried

/**
 * Runs the tests of a question on the student's functions, which stand in a place of this question's
 * own: what other questions do there harms none here.
 *
 * A test that fails beside cells of the student's own has a second try without those that it does not
 * need; when those have used up their time, there is no first one.
 *
 * @throws {Error} when the grader itself fails
 */
export async function testQuestion(question: Question, testing: Testing): Promise<TestedQuestion> {
  const cells = question.cells.filter(({ role }) => role === "test");
  if (testing.skipped.has(question.id)) return stuck(cells);
  testing.begin(question.id);
  const used = programFor(question, testing.program, "used");
  const all = testing.allowances.spare.left > 0
    ? programFor(question, testing.program, "all")
    : used;
  const spare = spareIn(all, used);
  const first = await runTests(cells, all, { question, testing, spare });
  const failed = cells.filter(({ id }) => first.results.get(id)!.state !== "passed");
  const second = failed.length === 0 || spare.size === 0
    ? undefined
    : await runTests(failed, used, { question, testing, spare: new Set() });
  const results = new Map([...first.results, ...second?.results ?? []]);
  return {
    tests: cells.map(({ id }) => results.get(id)!),
    standings: [...first.standings, ...second?.standings ?? []],
    printed: first.printed,
    troubles: new Map([...first.troubles, ...second?.troubles ?? []]),
    program: all,
  };
}

interface Tested {
  readonly results: ReadonlyMap<string, TestResult>;
  readonly standings: readonly Standing[];
  readonly printed: string;
  readonly troubles: ReadonlyMap<string, Trouble>;
}

async function runTests(
  cells: readonly SheetCell[],
  program: readonly ProgramCell[],
  { question, testing, spare }: {
    readonly question: Question;
    readonly testing: Testing;
    readonly spare: ReadonlySet<string>;
  },
): Promise<Tested> {
  const { allowed, openChild, allowances } = testing;
  const loading = loadingOf(program, allowed, cells);
  const place = openPlace(loading, { openChild, allowances, spare });
  const results = new Map<string, TestResult>();
  const standings: Standing[] = [];
  let last: Trouble | undefined, deaths = 0;
  try {
    for (const cell of inDrawnOrder(cells, question, testing)) {
      const { result, trouble, handedIn } = last === undefined || deaths < MOST_DEATHS
        ? await runTest(cell, place, testing)
        : { result: lost(cell, untried(last)), trouble: undefined, handedIn: [] };
      results.set(cell.id, result);
      if (result.state === "passed") standings.push(...handedIn);
      if (trouble === undefined || !isDeadly(trouble)) continue;
      last = trouble;
      deaths++;
    }
    return { results, standings, printed: place.printed(), troubles: place.troubles };
  } finally {
    await place.close();
  }
}

async function runTest(
  cell: SheetCell,
  place: Place,
  { bench, names }: Testing,
): Promise<{ result: TestResult; trouble: Trouble | undefined; handedIn: readonly Standing[] }> {
  place.allow(cell.seconds);
  if (isHidden(cell)) place.hide();
  const recorded = recorder(place);
  bench.bind(Object.fromEntries(names.map((name) => [name, recorded.functionOf(name)])));
  const end = await bench.run(cell.source, cell.id);
  if (recorded.broken !== undefined) throw recorded.broken;
  return {
    result: resultOf(cell, end, recorded),
    trouble: recorded.fatal,
    handedIn: end.standings,
  };
}

function untried(last: Trouble): Trouble {
  return { ...last, reason: `not tried, after ${MOST_DEATHS} tests ended so: ${last.reason}` };
}

/** What is left of a question that has ended the grader: nothing is read of it. */
function stuck(cells: readonly SheetCell[]): TestedQuestion {
  const reason = "the answer cannot be read, or its tests do not come to an end";
  return {
    tests: cells.map((cell) => lost(cell, { state: "timed out", reason, traceback: "" })),
    standings: [],
    printed: "",
    troubles: new Map(),
    program: [],
  };
}

function isHidden({ visibility }: SheetCell): boolean {
  return visibility !== "visible";
}

/**
 * Visible tests come first: all is told of them, so an answer could say there what hidden ones have
 * asked. Tests that find faults in libraries run in an order that nobody can know; within one of them
 * the libraries come as it says, since each meets a fresh copy of the answer, which cannot tell whether
 * others came before.
 */
function inDrawnOrder(
  cells: readonly SheetCell[],
  { id }: Question,
  { seed }: Testing,
): readonly SheetCell[] {
  const draw = stream(seed.number).split("order").split(seed.label).split(id);
  const isDrawn = cells.some(({ source }) => source.includes("catches("));
  const all = isDrawn ? [...draw.permutation(cells.length)].map((i) => cells[i]!) : cells;
  return all.toSorted((a, b) => Number(isHidden(a)) - Number(isHidden(b)));
}
