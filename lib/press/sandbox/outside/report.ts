import type { NotPlain, Plain } from "../plain/plain.ts";
import { readPlain } from "../plain/read.ts";
import { ChildProblem, type ChildState } from "../problem.ts";

/** What a child has said, looked at: nothing else gets through. */
export type Report =
  | { readonly kind: "ready" }
  | { readonly kind: "print"; readonly text: string }
  | {
    readonly kind: "callback";
    readonly id: number;
    readonly number: number;
    readonly args: Plain[];
  }
  | { readonly kind: "value"; readonly id: number; readonly value: Plain }
  | { readonly kind: "problem"; readonly id: number; readonly problem: ChildProblem };

/** Problems of which a child itself can tell. */
const TOLD: readonly ChildState[] = ["threw", "not answered", "refused"];
const LONGEST = 2000;

/**
 * Reads a line of a child.
 *
 * @returns undefined when it is none of those agreed upon
 */
export function readReport(line: string): Report | undefined {
  try {
    return fromRecord(JSON.parse(line) ?? {});
  } catch {
    return undefined;
  }
}

function fromRecord(record: Readonly<Record<string, unknown>>): Report | undefined {
  const { ready, print, id, callback, args, state } = record;
  if (ready === true) return { kind: "ready" };
  if (typeof print === "string") return { kind: "print", text: print };
  if (typeof id !== "number") return undefined;
  if (typeof callback === "number") {
    const list = readPlain(args);
    return Array.isArray(list)
      ? { kind: "callback", id, number: callback, args: list as Plain[] }
      : undefined;
  }
  if (state === "ok") return valueIn(id, record.value ?? null);
  const told = TOLD.find((known) => known === state);
  if (told === undefined) return undefined;
  const reason = shortText(record.reason), traceback = shortText(record.traceback);
  return { kind: "problem", id, problem: new ChildProblem(told, reason, traceback) };
}

function valueIn(id: number, tree: unknown): Report {
  try {
    return { kind: "value", id, value: readPlain(tree) as Plain };
  } catch (error) {
    const problem = new ChildProblem("refused", `the answer is ${(error as NotPlain).message}`);
    return { kind: "problem", id, problem };
  }
}

function shortText(value: unknown): string {
  return typeof value === "string" ? value.slice(0, LONGEST) : "";
}
