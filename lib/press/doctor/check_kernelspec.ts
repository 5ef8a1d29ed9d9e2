import { isFetchedByNpx } from "../kernelspec/mod.ts";
import { type Finding, fine, note } from "./finding.ts";

/** A kernelspec named "deno" that Jupyter would use. */
export interface FoundSpec {
  readonly path: string;
  readonly text: string;
  /** The Python environment it belongs to; undefined when it is not one of an environment. */
  readonly prefix: string | undefined;
}

/**
 * Judges the kernel that JupyterLab would start.
 *
 * @param spec         the first that Jupyter finds; undefined when there is none
 * @param canBeStarted whether a program is there, by path or by name
 */
export function checkKernelspec(
  spec: FoundSpec | undefined,
  canBeStarted: (program: string) => boolean,
): Finding {
  if (!spec) return note("JupyterLab knows no Deno kernel", "deno task kernel");
  const remedy = spec.prefix === undefined
    ? "deno task kernel"
    : `deno task kernel --prefix ${spec.prefix}`;
  const problem = problemOf(spec.text, canBeStarted);
  return problem === undefined
    ? fine(`JupyterLab knows the Deno kernel: ${spec.path}`)
    : note(`${spec.path} ${problem}`, remedy);
}

function problemOf(
  text: string,
  canBeStarted: (program: string) => boolean,
): string | undefined {
  let program: string, mode: unknown;
  try {
    const { argv, interrupt_mode } = JSON.parse(text);
    [program, mode] = [String(argv[0]), interrupt_mode];
  } catch {
    return "cannot be read";
  }
  if (isFetchedByNpx(program)) return "starts Deno from the cache of npx, which may be cleared";
  if (!canBeStarted(program)) return `starts ${program}, which is not there`;
  return mode === "message" ? undefined : "lets the Stop button end the kernel";
}
