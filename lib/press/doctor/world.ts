import type { FoundSpec } from "./check_kernelspec.ts";
import type { Store } from "./check_packages.ts";

/** All that the doctor looks at. */
export interface World {
  /** Version of Deno. */
  readonly deno: string;
  /** Text of `deno.json`. */
  readonly config: string;
  /** Text of `deno.lock`; undefined when there is none. */
  readonly lock: string | undefined;
  readonly store: Store;
  /** The kernelspec that Jupyter would use. */
  readonly spec: FoundSpec | undefined;
  /** Whether a program is there, by path or by name. */
  canBeStarted(program: string): boolean;
  readonly port: "free" | "busy";
  /** Path of a browser. */
  readonly browser: string | undefined;
  /** Free memory in bytes. */
  readonly memory: number;
}
