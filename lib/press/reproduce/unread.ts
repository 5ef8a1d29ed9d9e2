import { checkSyntax } from "../cells/mod.ts";
import type { CodeCell } from "../ipynb/mod.ts";
import type { Kernel } from "../kernel/mod.ts";

/** Why the kernel failed at a cell without a word. */
export interface Unread {
  readonly ename: string;
  readonly evalue: string;
  /** Line in the cell, from 1, where it is known. */
  readonly line?: number | undefined;
}

const PACKAGE = /(["'])(npm:[^"'\s]+)\1/g;
const FOUND = /error: SyntaxError: (.*)[^]*?:(\d+):\d+\s*$/m;

/**
 * Finds out what the kernel does not say: it is silent about a cell that it cannot parse, and about
 * packages of npm that it cannot get (Deno 2.9.6).
 *
 * @returns nothing when this is another silence
 */
export async function unreadReason(
  kernel: Kernel,
  { source }: Pick<CodeCell, "source">,
): Promise<Unread | undefined> {
  const problem = checkSyntax(source) ?? await missingPackage(kernel, source) ??
    await parserProblem(source);
  if (problem === undefined) return undefined;
  const { message, line } = problem;
  return { ename: "ename" in problem ? problem.ename : "SyntaxError", evalue: message, line };
}

interface Problem {
  readonly ename: string;
  readonly message: string;
  readonly line: number;
}

/** A name that only the import itself sees: then the kernel says why it fails. */
async function missingPackage(kernel: Kernel, source: string): Promise<Problem | undefined> {
  for (const { 2: name, index } of source.matchAll(PACKAGE)) {
    const { outputs } = await kernel.run(`await import([${JSON.stringify(name)}][0]);`);
    const error = outputs.find(({ output_type }) => output_type === "error");
    if (error?.output_type !== "error") continue;
    const line = source.slice(0, index).split("\n").length;
    return { ename: error.ename, message: error.evalue, line };
  }
}

/** What the parser says that the kernel has too: it finds more than {@link checkSyntax} does. */
async function parserProblem(source: string): Promise<Problem | undefined> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--no-config", "--ext", "tsx", "-"],
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const [{ stderr }] = await Promise.all([
    child.output(),
    new Blob([source]).stream().pipeTo(child.stdin),
  ]);
  const [, message, line] = FOUND.exec(new TextDecoder().decode(stderr)) ?? [];
  return message === undefined ? undefined : { ename: "SyntaxError", message, line: Number(line) };
}
