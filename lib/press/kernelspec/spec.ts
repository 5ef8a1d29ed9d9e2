import type { Machine } from "./machine.ts";

/** The Deno that the saved outputs were made with. */
export const DENO_VERSION = "2.9.6";

/** The name by which notebooks ask for the kernel. */
export const KERNEL_NAME = "deno";

/** What Jupyter reads in `kernel.json`. */
export interface KernelSpec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  /** "message": the Stop button sends a message. A signal would end the Deno kernel. */
  readonly interrupt_mode: "message";
  readonly env: Readonly<Record<string, string>>;
}

/**
 * How Jupyter is to start Deno on this machine.
 *
 * @see Jupyter client documentation, "Kernel specs".
 */
export function kernelSpec(machine: Machine): KernelSpec {
  return {
    argv: [...denoCommand(machine), "jupyter", "--kernel", "--conn", "{connection_file}"],
    display_name: "Deno",
    language: "typescript",
    interrupt_mode: "message",
    env: { NO_COLOR: "1" }, // so that saved outputs hold no colour codes
  };
}

/** Whether a program lies where npx keeps what it has fetched, and may clear it away. */
export function isFetchedByNpx(program: string): boolean {
  return /[\\/]_npx[\\/]/.test(program);
}

function denoCommand({ os, deno }: Machine): string[] {
  if (!isFetchedByNpx(deno)) return [deno];
  const npx = os === "windows" ? "npx.cmd" : "npx"; // Jupyter starts programs without a shell
  return [npx, "-y", `deno@${DENO_VERSION}`];
}
