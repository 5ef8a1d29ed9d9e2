import { fileURLToPath } from "node:url";
import { guard } from "../../kernel/last_resort.ts";
import { readLines } from "../../sandbox/outside/lines.ts";
import type { SubmissionResult } from "../../marks/mod.ts";
import { killTree, secondsOf } from "./processes.ts";
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

/** How long a grader may be stuck, or busy with one question; its children are watched more closely. */
export interface Patience {
  /** Of processor time without a sign of life: something is read or computed, and does not end. */
  readonly stuckSeconds: number;
  /** Of clock time on one question. */
  readonly questionSeconds: number;
}

const PATIENCE: Patience = { stuckSeconds: 60, questionSeconds: 3600 };
const LOOK_MS = 500;

const MOST_BREAKDOWNS = 12; // over one submission

const MAIN = import.meta.resolve("./grader_main.ts");
const CONFIG = fileURLToPath(new URL("../../../../deno.json", import.meta.url));

/**
 * A grader in a process of its own. A question in which the process ends, or gets stuck, is lost, and
 * the submission is graded again without it.
 */
export function openGrader(opening: Opening, patience = PATIENCE): Grader {
  let process: Process | undefined;

  async function grade({ submission, seed }: Task): Promise<Outcome> {
    const skipped: string[] = [];
    while (true) {
      process ??= start(opening, patience);
      const answer = await process.ask({ submission, seed, skipped });
      if (!("during" in answer)) return answer;
      process = undefined;
      const { during } = answer;
      if (during === undefined || skipped.length === MOST_BREAKDOWNS) {
        return { failure: `The grader ended without a result (during ${during ?? "no question"})` };
      }
      skipped.push(during);
    }
  }

  return { grade, [Symbol.dispose]: () => process?.end() };
}

interface Process {
  /** The outcome, or during which question the process ended. */
  ask(order: Order): Promise<Outcome | { readonly during: string | undefined }>;
  end(): void;
}

function start(opening: Opening, { stuckSeconds, questionSeconds }: Patience): Process {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-prompt", `--config=${CONFIG}`, MAIN],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const writer = child.stdin.getWriter();
  const encoder = new TextEncoder();
  let answer = Promise.withResolvers<Outcome>();
  let over = false; // from then on the process id may belong to another process
  const end = (): void => over ? undefined : killTree(child.pid);
  let during: string | undefined, began = 0, used = 0;
  let busy: "no" | "yes" = "no";
  const alarm = setInterval(() => {
    const isLong = performance.now() - began > 1000 * questionSeconds;
    if (busy === "yes" && (isLong || secondsOf(child.pid) - used > stuckSeconds)) end();
  }, LOOK_MS);
  const release = guard(end);

  function hear(line: string): void {
    if (!line.startsWith(REPORT)) return;
    used = secondsOf(child.pid);
    const report = JSON.parse(line.slice(REPORT.length)) as Report;
    if ("alive" in report) return;
    if ("begin" in report) begin(report.begin);
    else answer.resolve(report);
  }

  function begin(question: string | undefined): void {
    during = question;
    began = performance.now();
  }

  const heard = readLines(child.stdout, LONGEST_LINE, { line: hear, tooLong: end }).catch(end);
  child.status.then(() => over = true);
  const gone = Promise.all([child.status, heard]).then(() => {
    release();
    clearInterval(alarm);
    writer.abort().catch(() => {});
    return { during };
  });
  const say = (value: unknown): void =>
    void writer.write(encoder.encode(`${JSON.stringify(value)}\n`)).catch(() => {}); // it has ended
  say(opening);
  return {
    async ask(order): ReturnType<Process["ask"]> {
      answer = Promise.withResolvers();
      begin(undefined);
      used = secondsOf(child.pid);
      busy = "yes";
      say(order);
      const answered = await Promise.race([answer.promise, gone]);
      busy = "no";
      return answered;
    },
    end,
  };
}
