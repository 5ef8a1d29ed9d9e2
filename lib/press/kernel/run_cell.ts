import type { Output } from "../ipynb/notebook.ts";
import type { Collector } from "../ipynb/collect.ts";
import type { Session } from "./session.ts";

/** How a cell went. */
export interface CellRun {
  readonly status: "ok" | "error";
  /** What the cell put out; a later cell may still update a display in it. */
  readonly outputs: readonly Output[];
}

/**
 * Runs one cell and gathers all it puts out.
 *
 * The kernel publishes late: outputs may follow the reply. So a silent cell comes after it that
 * shows a token, and what was published before the token belongs to the cell.
 */
export async function runCell(
  session: Session,
  collected: Collector,
  source: string,
): Promise<CellRun> {
  const outputs = collected.begin();
  const reply = await session.ask("shell", "execute_request", {
    ...QUESTION,
    code: source,
    silent: false,
    store_history: true,
  });
  await drain(session, collected);
  const isError = ({ output_type }: Output): boolean => output_type === "error";
  outputs.sort((a, b) => Number(isError(a)) - Number(isError(b))); // an error overtakes late prints
  const failed = reply.content.status !== "ok" || outputs.some(isError);
  return { status: failed ? "error" : "ok", outputs };
}

/**
 * Runs code before the first cell: it is not counted, and what it puts out is dropped.
 *
 * @throws {Error} when the code throws
 */
export async function runSetup(
  session: Session,
  collected: Collector,
  code: string,
): Promise<void> {
  await runSilently(session, code);
  await drain(session, collected);
}

/** Waits until everything that has been put out so far has arrived. */
async function drain(session: Session, collected: Collector): Promise<void> {
  const token = crypto.randomUUID();
  const arrival = collected.arrival(token);
  const content = { data: { "text/plain": token }, metadata: {}, transient: {} };
  const send = `globalThis.Deno.jupyter.broadcast("display_data", ${JSON.stringify(content)})`;
  await runSilently(session, `await ${send}`);
  await Promise.race([arrival, session.over]);
}

async function runSilently(session: Session, code: string): Promise<void> {
  const { content } = await session.ask("shell", "execute_request", {
    ...QUESTION,
    code,
    silent: true,
    store_history: false,
  });
  if (content.status !== "ok") throw new Error(`silent code failed: ${content.evalue}`);
}

const QUESTION = { user_expressions: {}, allow_stdin: false, stop_on_error: false };
