import { guard } from "../../kernel/last_resort.ts";
import { waitAtMost } from "../../kernel/wait.ts";
import { MOST_LETTERS } from "../limits.ts";
import { searchPath } from "./jail.ts";
import { readLines } from "./lines.ts";

/** The operating system's side of a child. */
export interface ChildProcess {
  readonly pid: number;
  /** Settles when the process has ended and all it said has been heard. Never rejects. */
  readonly ended: Promise<Ending>;
  /** Hands over a line. */
  send(line: string): void;
  /** Ends the process at once. */
  kill(): void;
}

/** How a process has ended. */
export interface Ending {
  readonly code: number;
  readonly signal: string | null;
  /** The last part of what it wrote to its standard error. */
  readonly lastWords: string;
}

/** What is told of a child. */
export interface Listener {
  line(text: string): void;
  tooLong(): void;
}

/** Longest line in bytes: twice the most letters of an answer, most of which take one. */
const LONGEST = 2 * MOST_LETTERS;
const KEPT_WORDS = 4096;
const GRACE_MS = 300; // for the last words of a process that has ended

/** Starts a process that leads a group of its own and ends with us. */
export function spawnChild(
  command: readonly string[],
  cwd: string,
  listener: Listener,
): ChildProcess {
  const [program, ...args] = command;
  const child = new Deno.Command(program!, {
    args,
    cwd,
    clearEnv: true,
    env: { NO_COLOR: "1", DENO_DIR: cwd, DENO_NO_UPDATE_CHECK: "1", ...searchPath() },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    detached: Deno.build.os !== "windows",
  }).spawn();
  let over = false; // from then on the process id may belong to another process
  const kill = (): void => {
    if (!over) killGroup(child);
  };
  const release = guard(kill);
  const words = keepTail(child.stderr);
  const heard = readLines(child.stdout, LONGEST, listener).catch(() => {});
  const writer = child.stdin.getWriter();
  const encoder = new TextEncoder();
  const ended = child.status.then(async ({ code, signal }) => {
    kill();
    over = true;
    release();
    await waitAtMost(GRACE_MS, Promise.all([words.closed, heard]));
    await writer.abort().catch(() => {});
    return { code, signal, lastWords: words.text() };
  });
  return {
    pid: child.pid,
    ended,
    send: (line) => {
      writer.write(encoder.encode(`${line}\n`)).catch(() => {}); // `ended` tells
    },
    kill,
  };
}

function killGroup(child: Deno.ChildProcess): void {
  try {
    if (Deno.build.os === "windows") child.kill("SIGKILL");
    else Deno.kill(-child.pid, "SIGKILL");
  } catch {
    // it has ended already
  }
}

/** Reads a stream to its end and keeps the last part of its text. */
function keepTail(stream: ReadableStream<Uint8Array>): { text(): string; closed: Promise<void> } {
  let tail = "";
  async function read(): Promise<void> {
    const decoder = new TextDecoder();
    for await (const bytes of stream) {
      tail = (tail + decoder.decode(bytes, { stream: true })).slice(-KEPT_WORDS);
    }
  }
  return { text: () => tail, closed: read().catch(() => {}) };
}
