import { guard } from "../../kernel/last_resort.ts";
import { readLines } from "../../sandbox/outside/lines.ts";
import type { SubmissionResult } from "../../marks/mod.ts";
import { killTree } from "./kill_tree.ts";
import { LONGEST_LINE, type Opening, type Order, REPORT, type Report } from "./protocol.ts";

/** What came of an order: a result, or why the grader could not make one. */
export type Outcome = { readonly result: SubmissionResult } | { readonly failure: string };

/** A submission, and the seed of its variant. */
export type Task = Pick<Order, "submission" | "seed">;

/** A process that grades; it starts again when it has broken down. */
export interface Grader extends Disposable {
  /** Never rejects; one submission at a time. */
  grade(task: Task): Promise<Outcome>;
}

/** How long a grader may say nothing, in seconds: the children in it are watched more closely. */
const SILENCE = 600;

const MOST_BREAKDOWNS = 5; // over one submission

const MAIN = import.meta.resolve("./grader_main.ts");
const CONFIG = new URL("../../../../deno.json", import.meta.url).pathname;

/**
 * A grader in a process of its own. A test in which the process ends, or falls silent, is lost, and
 * the submission is graded again without it.
 *
 * @param silence seconds after which a process that says nothing is ended
 */
export function openGrader(opening: Opening, silence = SILENCE): Grader {
  let process: Process | undefined;

  async function grade({ submission, seed }: Task): Promise<Outcome> {
    const skipped: string[] = [];
    while (true) {
      process ??= start(opening, silence);
      const answer = await process.ask({ submission, seed, skipped });
      if (!("during" in answer)) return answer;
      process = undefined;
      const { during } = answer;
      if (during === undefined || skipped.length === MOST_BREAKDOWNS) {
        return { failure: `The grader ended without a result (during ${during ?? "no test"})` };
      }
      skipped.push(during);
    }
  }

  return { grade, [Symbol.dispose]: () => process?.end() };
}

interface Process {
  /** The outcome, or during which test the process ended. */
  ask(order: Order): Promise<Outcome | { readonly during: string | undefined }>;
  end(): void;
}

function start(opening: Opening, silence: number): Process {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-prompt", `--config=${CONFIG}`, MAIN],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const writer = child.stdin.getWriter();
  const encoder = new TextEncoder();
  let answer = Promise.withResolvers<Awaited<ReturnType<Process["ask"]>>>();
  let during: string | undefined, alarm: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => killTree(child.pid);
  const release = guard(end);

  function hear(line: string): void {
    if (!line.startsWith(REPORT)) return;
    setAlarm();
    const report = JSON.parse(line.slice(REPORT.length)) as Report;
    if ("begin" in report) during = report.begin;
    else answer.resolve(report);
  }

  function setAlarm(): void {
    clearTimeout(alarm);
    alarm = setTimeout(end, 1000 * silence);
  }

  const heard = readLines(child.stdout, LONGEST_LINE, { line: hear, tooLong: end }).catch(end);
  Promise.all([child.status, heard]).then(() => {
    release();
    clearTimeout(alarm);
    writer.abort().catch(() => {});
    answer.resolve({ during });
  });
  const say = (value: unknown): void =>
    void writer.write(encoder.encode(`${JSON.stringify(value)}\n`)).catch(() => {}); // it has ended
  say(opening);
  return {
    async ask(order): ReturnType<Process["ask"]> {
      during = undefined;
      answer = Promise.withResolvers();
      setAlarm();
      say(order);
      const answered = await answer.promise;
      clearTimeout(alarm);
      return answered;
    },
    end,
  };
}
