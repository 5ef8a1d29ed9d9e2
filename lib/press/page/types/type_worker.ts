import type { Answers, Asked, Question, Reply } from "./questions.ts";

/** The far side: a worker that replies to {@link Asked} with {@link Reply}. */
export type TypeWorker = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

/** Answers questions about types. */
export interface TypeHelper {
  /**
   * Asks; answers come in the order of the questions.
   *
   * @throws {Error} when there is no answer to this question, or the worker has failed or is closed
   */
  ask<Q extends Question>(question: Q): Promise<Answers[Q["about"]]>;
  /** Ends the worker. */
  close(): void;
}

/** How long an answer may take, in milliseconds; a worker that ran out of memory gives none. */
const PATIENCE = 60_000;

/**
 * Talks to a worker that knows types.
 *
 * @param start    makes the worker
 * @param onFailed is told once, when the worker has failed and will not answer again
 */
export function openTypeHelper(
  start: () => TypeWorker,
  onFailed: (error: Error) => void,
  patience = PATIENCE,
): TypeHelper {
  const waiting = new Map<number, PromiseWithResolvers<Answers[keyof Answers]>>();
  let ended: Error | undefined;
  let count = 0;
  const worker = start();

  function end(reason: string): void {
    if (ended !== undefined) return;
    ended = new Error(reason);
    worker.terminate();
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }
  function fail(reason: string): void {
    if (ended !== undefined) return;
    end(reason);
    onFailed(ended!);
  }

  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("answer" in data) asked?.resolve(data.answer);
    else asked?.reject(new Error(data.reason));
    if ("then" in data && data.then === "give up") fail(data.reason);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    fail(event.message || "its worker could not be loaded");
  });

  return {
    ask: async <Q extends Question>(question: Q): Promise<Answers[Q["about"]]> => {
      if (ended !== undefined) throw ended;
      const id = ++count;
      const asked = Promise.withResolvers<Answers[keyof Answers]>();
      waiting.set(id, asked);
      worker.postMessage({ id, question } satisfies Asked);
      const late = setTimeout(
        () => fail("no answer came; the memory of this device may be full"),
        patience,
      );
      try {
        return await asked.promise as Answers[Q["about"]];
      } finally {
        clearTimeout(late);
      }
    },
    close: () => end("type help is switched off"),
  };
}
