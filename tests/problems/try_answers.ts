import { pathToFileURL } from "node:url";
import { dirname, resolve } from "node:path";
import { type CellWorker, startCellWorker } from "../../lib/press/cells/mod.ts";
import {
  type Question,
  readSheet,
  readTriedAnswers,
  type Sheet,
  type TriedAnswer,
} from "../../lib/press/sheets/mod.ts";

const CELL_SECONDS = 120; // by the clock, on a machine with much else to do

/** What an answer gives that nobody has thought about; none of it may earn a point. */
const THOUGHTLESS: Readonly<Record<string, string>> = {
  "always throws": 'throw new Error("no");',
  "returns nothing": "",
  "always returns 0": "return 0;",
  "always returns 1": "return 1;",
  "always returns an empty list": "return [];",
  "returns its first argument": "return args[0];",
};

/**
 * Tries answers on the tests of a sheet: the master's own, those of `data/problems/`, the stub, and
 * thoughtless ones.
 *
 * @param path of the master
 * @param text of its file of answers
 * @param seed of the variant
 * @returns what is not as the file says, a line each; none when all is well
 */
export async function tryAnswers(path: string, text: string, seed: number): Promise<string[]> {
  const sheet = await readSheet(path, { seed });
  const tried = readTriedAnswers(text);
  await using bench = openBench(sheet, path);
  const problems: string[] = [];
  for (const question of sheet.questions) {
    const answer = question.cells.find(({ role }) => role === "answer");
    const tests = question.cells.filter(({ role }) => role === "test");
    if (answer === undefined || tests.length === 0) continue;
    const all = tests.map(({ id }) => id);
    const tries: Omit<TriedAnswer, "question">[] = [
      { verdict: "right", says: "the master's", loses: [], source: answer.source, line: 0 },
      ...tried.filter(({ question: id }) => id === question.id),
      { verdict: "wrong", says: "the stub", loses: all, source: answer.released, line: 0 },
      ...Object.entries(THOUGHTLESS).map(([says, body]) => ({
        verdict: "wrong" as const,
        says: `one that ${says}`,
        loses: all,
        source: answer.names.map((name) => `async function ${name}(...args) { ${body} }`).join(
          "\n",
        ),
        line: 0,
      })),
    ];
    for (const { says, verdict, loses, source, line } of tries) {
      const lost = await bench.lost(question, source);
      const wrongly = [...lost.keys()].filter((id) => !loses.includes(id));
      const kept = loses.filter((id) => !lost.has(id));
      const name = `${question.id}, ${verdict}: ${says}${
        line > 0 ? ` (line ${line})` : ""
      }, seed ${seed}`;
      problems.push(
        ...wrongly.map((id) => `${name}: loses ${id} (${lost.get(id)})`),
        ...kept.map((id) =>
          all.includes(id) ? `${name}: does not lose ${id}` : `${name}: there is no test ${id}`
        ),
      );
    }
  }
  return problems;
}

/** A place where all of a sheet has run but its tests. */
interface Bench extends AsyncDisposable {
  /** The tests of a question that an answer loses, and why. */
  lost(question: Question, source: string): Promise<ReadonlyMap<string, string>>;
}

function openBench({ cells }: Sheet, path: string): Bench {
  const folder = pathToFileURL(resolve(dirname(path)) + "/");
  let worker: Promise<CellWorker> | undefined;

  async function open(): Promise<CellWorker> {
    const fresh = startCellWorker({ folder, cellSeconds: CELL_SECONDS });
    for (const { id, role, source } of cells) {
      if (role !== "given" && role !== "answer") continue;
      const reason = failureIn(await fresh.run(source, id));
      if (reason !== undefined) throw new Error(`${id}: ${reason}`);
    }
    return fresh;
  }

  async function run(source: string, id: string): Promise<string | undefined> {
    try {
      return failureIn(await (await (worker ??= open())).run(source, id));
    } catch (error) {
      (await worker?.catch(() => undefined))?.stop();
      worker = undefined; // an endless loop, say: the next cell gets a fresh place
      return (error as Error).message;
    }
  }

  async function lost(question: Question, source: string): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const broken = await run(source, `${question.id}-answer`);
    for (const { id, role, source: test } of question.cells) {
      if (role !== "test") continue;
      const reason = broken ?? await run(test, id);
      if (reason !== undefined) found.set(id, reason);
      if (worker === undefined) await run(source, `${question.id}-answer`);
    }
    const master = question.cells.find(({ role }) => role === "answer")!;
    await run(master.source, master.id); // later questions may use it
    return found;
  }

  return {
    lost,
    [Symbol.asyncDispose]: async () => (await worker?.catch(() => undefined))?.stop(),
  };
}

function failureIn(
  { status, outputs }: Awaited<ReturnType<CellWorker["run"]>>,
): string | undefined {
  if (status === "ok") return undefined;
  const error = outputs.find(({ output_type }) => output_type === "error");
  return error?.output_type === "error" ? `${error.ename}: ${error.evalue}` : "failed";
}
