import type { Message } from "../../ipynb/message.ts";

/** Where messages to the page wait to travel together. */
export interface MessageBuffer {
  /** Opens the account of the next cell. */
  begin(): void;
  /**
   * Takes a message; it leaves within {@link PAUSE} milliseconds, if the cell gives any time.
   *
   * @throws {RangeError} when the cell has put out more than {@link OUTPUT_BYTES}
   */
  put(message: Message): void;
  /** Sends at once what waits. */
  flush(): void;
}

/** Longest time that a message waits, in milliseconds: two pictures of a film. */
const PAUSE = 30;

/** Most bytes that one cell may put out: as much as in the kernel. */
const OUTPUT_BYTES = 20e6;

/** Most bytes that wait: more of them leave at once. */
const FULL = 1e6;

/**
 * Gathers messages, so that a flood of small prints costs the page little: prints in a row become
 * one message.
 *
 * @param send takes the messages of a moment
 */
export function openMessageBuffer(send: (messages: readonly Message[]) => void): MessageBuffer {
  let waiting: Message[] = [];
  let bytes = 0; // that wait
  let total = 0; // of the cell
  let sent = 0; // when
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { setTimeout, clearTimeout, performance } = globalThis; // a cell may take these names

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    sent = performance.now();
    if (waiting.length === 0) return;
    const messages = waiting;
    waiting = [];
    bytes = 0;
    send(joinPrints(messages));
  }

  function put(message: Message): void {
    if (message.type !== "update_display_data") total += message.size; // an update replaces
    if (message.type === "clear_output") total = 0;
    if (total > OUTPUT_BYTES && message.type !== "error") {
      throw new RangeError(`put out more than ${OUTPUT_BYTES / 1e6} MB`);
    }
    waiting.push(message);
    bytes += message.size;
    if (bytes > FULL || performance.now() - sent > PAUSE) flush();
    else timer ??= setTimeout(flush, PAUSE);
  }

  function begin(): void {
    total = 0;
  }

  return { begin, put, flush };
}

interface Print {
  readonly name: string;
  readonly text: string;
}

/** Joins what was printed in a row to the same stream. */
function joinPrints(messages: readonly Message[]): Message[] {
  const joined: Message[] = [];
  let texts: string[] = [];
  messages.forEach((message, i) => {
    if (message.type !== "stream") return void joined.push(message);
    const { name, text } = message.content as unknown as Print;
    texts.push(text);
    const next = messages[i + 1];
    if (next?.type === "stream" && next.content.name === name) return;
    const whole = texts.join("");
    joined.push({ ...message, content: { name, text: whole }, size: whole.length });
    texts = [];
  });
  return joined;
}
