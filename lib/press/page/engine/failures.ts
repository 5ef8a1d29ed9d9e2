import type { Message } from "../../ipynb/message.ts";

const OF_BOOK = /^\s+at .*(?:\/assets\/live\/|blob:)/; // the worker's script has either address

interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/**
 * What a cell threw, made fit for readers: the places in the book's own scripts go, because those
 * are not written for eyes; and where the memory of TensorFlow.js is gone, it is said what helps.
 *
 * @param message of any kind; all but errors stay as they are
 */
export function readableFailure(message: Message): Message {
  if (message.type !== "error") return message;
  const { ename, evalue, traceback } = message.content as unknown as Failure;
  const advice = ename === "RuntimeError" // thrown by WebAssembly alone
    ? ". The memory of TensorFlow.js is full or broken: stop, and run the cells above again"
    : "";
  const content = {
    ename,
    evalue: evalue + advice,
    traceback: withoutBook(traceback),
  };
  return { ...message, content };
}

/** The lines of a stack without places in the book's own scripts. */
export function withoutBook(lines: readonly string[]): string[] {
  return lines.filter((line) => !OF_BOOK.test(line));
}
