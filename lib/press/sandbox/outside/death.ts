import { ChildProblem } from "../problem.ts";
import type { Ending } from "./process.ts";

/** Why a process has ended by itself. */
export function deathOf({ code, signal, lastWords }: Ending): ChildProblem {
  if (/out of memory|allocation failed/i.test(lastWords)) {
    return new ChildProblem("out of memory", "needed more memory than it may");
  }
  if (signal === "SIGXCPU") return new ChildProblem("timed out", "computed for too long");
  const how = signal === null ? `with code ${code}` : `by ${signal}`;
  return new ChildProblem("crashed", `the process ended ${how}`);
}
