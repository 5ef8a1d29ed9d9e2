import { randomUUID } from "node:crypto";
import { KEPT_LETTERS, type Limits, MOST_LETTERS } from "../limits.ts";
import type { Argument, Plain } from "../plain/plain.ts";
import { ChildProblem } from "../problem.ts";
import type { Opening } from "../wire.ts";
import { openCallbacks } from "./callbacks.ts";
import { deathOf } from "./death.ts";
import type { ChildProcess, Listener } from "./process.ts";
import { readReport, type Report } from "./report.ts";
import { bestMeter } from "./usage.ts";
import { watch } from "./watch.ts";

/** What a child is asked: to run a cell or to call a function. */
export type Question =
  | { readonly cell: string; readonly code: string }
  | { readonly call: string; readonly args: readonly Argument[] };

/** A talk with a child, of which every byte is looked at. */
export interface Conversation {
  /**
   * @param seconds of processor time; those of all questions that are under way at once count together
   * @throws {ChildProblem}
   */
  ask(question: Question, seconds: number): Promise<Plain>;
  printed(): string;
  /** Processor time since the first question, and time in which it only waited, in seconds. */
  used(): number;
  death(): ChildProblem | undefined;
  close(): Promise<void>;
}

/** What a question waits for, and the functions that were handed over with it. */
interface Pending extends PromiseWithResolvers<Plain> {
  readonly numbers: readonly number[];
}

/**
 * Begins to talk with a child, which is ready when this settles.
 *
 * @param spawn starts the process
 * @param start  modules that cells may import, and the line of the library that holds them
 * @throws {ChildProblem} when it ends before it is ready
 */
export async function openConversation(
  spawn: (listener: Listener) => ChildProcess,
  { modules, library }: { readonly modules: readonly string[]; readonly library?: string },
  limits: Limits,
): Promise<Conversation> {
  const token = randomUUID(), callbacks = openCallbacks();
  const pending = new Map<number, Pending>();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {}); // may be rejected while nobody waits
  let death: ChildProblem | undefined;
  let printed = "", letters = 0, count = 0;

  function die(problem: ChildProblem): void {
    death ??= problem;
    child.kill();
    ready.reject(death);
    for (const { reject } of pending.values()) reject(death);
    pending.clear();
  }

  function print(text: string): void {
    letters += text.length;
    printed += text.slice(0, KEPT_LETTERS - printed.length);
    const most = limits.printedMegabytes;
    if (letters > most * 1e6) die(new ChildProblem("flooded", `printed more than ${most} MB`));
  }

  function line(text: string): void {
    if (death !== undefined || text === "") return;
    const report = text.startsWith(token) ? readReport(text.slice(token.length)) : undefined;
    if (report === undefined) print(`${text}\n`); // somebody has found the stream
    else hear(report);
  }

  function hear(report: Report): void {
    switch (report.kind) {
      case "ready":
        return ready.resolve();
      case "print":
        return print(report.text);
      case "callback":
        return void callbacks.answer(report).then(child.send, die);
    }
    const question = pending.get(report.id);
    if (question === undefined) return;
    pending.delete(report.id);
    callbacks.forget(question.numbers);
    if (report.kind === "value") question.resolve(report.value);
    else question.reject(report.problem);
  }

  const child = spawn({
    line,
    tooLong: () => die(new ChildProblem("flooded", "gave an answer that is too long")),
  });
  const guard = watch({ pid: child.pid, limits, meter: bestMeter() }, () => {
    return pending.size === 0 ? "none" : callbacks.busy() ? "waits for us" : "busy";
  }, die);
  const ended = child.ended.then((ending) => {
    guard.end();
    die(deathOf(ending));
  });

  const opening: Opening = {
    token,
    library: library === undefined ? "none" : "follows",
    modules,
    most: MOST_LETTERS,
  };
  child.send(JSON.stringify(opening));
  if (library !== undefined) child.send(library);
  await ready.promise;

  function ask(question: Question, seconds: number): Promise<Plain> {
    if (death !== undefined) return Promise.reject(death);
    if (pending.size === 0) guard.allow(seconds);
    const id = ++count;
    const { text, numbers } = callbacks.write("call" in question ? question.args : []);
    pending.set(id, { ...Promise.withResolvers<Plain>(), numbers });
    child.send(
      "call" in question
        ? `{"id":${id},"call":${JSON.stringify(question.call)},"args":${text}}`
        : JSON.stringify({ id, ...question }),
    );
    return pending.get(id)!.promise;
  }

  return {
    ask,
    printed: () => printed,
    used: guard.used,
    death: () => death,
    async close(): Promise<void> {
      die(new ChildProblem("crashed", "the child was closed"));
      await ended;
    },
  };
}
