import { joinOn, type Machine } from "./machine.ts";
import type { KernelSpec } from "./spec.ts";
import type { Written } from "./write_spec.ts";

const SAYS_BEFORE: Readonly<Record<Written["before"], string>> = {
  nothing: "Wrote",
  "the same": "Wrote once more",
  another: "Replaced",
};

/**
 * What a reader does next, in words.
 *
 * @param prefix the Python environment the kernel is for; undefined for the user's own folder
 */
export function advice(
  { path, before }: Written,
  spec: KernelSpec,
  { machine, prefix }: { machine: Machine; prefix: string | undefined },
): string {
  const programs = machine.os === "windows" ? "Scripts" : "bin";
  const program = (name: string): string =>
    prefix === undefined ? name : joinOn(machine, prefix, programs, name);
  return `${SAYS_BEFORE[before]} ${path}
The kernel "${spec.display_name}" is started by: ${spec.argv.join(" ")}

To open the notebooks in JupyterLab:

  ${program("pip")} install jupyterlab plotly
  ${program("jupyter")} lab notebooks

The package plotly draws live figures; without it a figure is a still, and no more than a description
until its cell is run. The Stop button ends a busy loop and keeps all variables; a cell that awaits
something is ended by Restart only. Do not run "deno jupyter --install" afterwards: with the kernel
that it writes, Stop ends everything.

A cell with a syntax error gets its number and says nothing, and no cell after it runs: the kernel of
Deno 2.9.6 keeps the error to itself. Save the notebook and ask "deno task check NN", with the number
of the chapter: it names the cell, the line and what is wrong.`;
}
