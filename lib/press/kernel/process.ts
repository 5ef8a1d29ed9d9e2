import { guard } from "./last_resort.ts";
import { waitAtMost } from "./wait.ts";

/** The operating system's side of a kernel. */
export interface KernelProcess {
  readonly pid: number;
  /** Settles when the process has ended, with a sentence that says how. Never rejects. */
  readonly ended: Promise<string>;
  /** Ends the process, and whatever it has started, at once. */
  kill(): void;
}

const KEPT_STDERR = 4096;
const GRACE_MS = 300; // for the last words of a process that has ended
const NOTICE = /^Warning "deno jupyter" is unstable/; // printed at every start

/**
 * Starts `deno jupyter --kernel` with a connection file.
 *
 * It leads a process group of its own, so that a cell's children end with it and a Ctrl-C in the
 * terminal reaches it through us only.
 *
 * @param cwd folder of the notebook: imports and `deno.json` are looked up from there
 */
export function spawnKernel(connectionFile: string, cwd: string): KernelProcess {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["jupyter", "--kernel", "--conn", connectionFile],
    cwd,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null", // a cell's console.log travels as a message; this is for stray writes
    stderr: "piped",
    detached: true,
  }).spawn();
  const stderr = keepTail(child.stderr);
  let over = false; // from then on the process id may belong to another process
  const kill = (): void => {
    if (!over) killGroup(child);
  };
  const release = guard(kill);
  const ended = child.status.then(async (status) => {
    kill(); // what the kernel started may outlive it
    over = true;
    release();
    await waitAtMost(GRACE_MS, stderr.closed);
    return describe(status, stderr.text());
  });
  return { pid: child.pid, ended, kill };
}

function killGroup(child: Deno.ChildProcess): void {
  try {
    if (Deno.build.os === "windows") child.kill("SIGKILL");
    else Deno.kill(-child.pid, "SIGKILL");
  } catch {
    // it has ended already
  }
}

function describe(status: Deno.CommandStatus, stderr: string): string {
  const how = status.signal === null
    ? `the kernel exited with code ${status.code}`
    : `the kernel was ended by ${status.signal}`;
  const words = stderr.split("\n").filter((line) => !NOTICE.test(line)).join("\n").trim();
  return words === "" ? how : `${how}; its last words:\n${words}`;
}

/** Reads a stream to its end and keeps the last part of its text. */
function keepTail(stream: ReadableStream<Uint8Array>): {
  text(): string;
  closed: Promise<void>;
} {
  let tail = "";
  async function read(): Promise<void> {
    const decoder = new TextDecoder();
    for await (const bytes of stream) {
      tail = (tail + decoder.decode(bytes, { stream: true })).slice(-KEPT_STDERR);
    }
  }
  return { text: () => tail, closed: read().catch(() => {}) };
}
