import { setReceiver } from "../../lib/notebook/display.ts";
import type { Message } from "../../lib/notebook/records/display_message.ts";

/**
 * What a piece of a notebook shows.
 *
 * @param run the cell
 */
export async function capture(run: () => unknown): Promise<Message[]> {
  const messages: Message[] = [];
  const before = setReceiver((message) => void messages.push(message));
  try {
    await run();
  } finally {
    setReceiver(before);
  }
  return messages;
}

/** What reaches the console when nobody else receives the output. */
export async function captureConsole(run: () => unknown): Promise<string[]> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (...parts: unknown[]) => void lines.push(parts.join(" "));
  try {
    await run();
  } finally {
    console.log = log;
  }
  return lines;
}
