import vm from "node:vm";
import { checkSyntax, transformCell } from "../../../lib/press/cells/mod.ts";
import type { Child, OpenChild } from "../../../lib/press/grading/questions/child.ts";
import { type Argument, ChildProblem, type ChildState } from "../../../lib/press/sandbox/mod.ts";

/** What a fake child does when a cell or a call holds one of these words. */
const DEATHS: Readonly<Record<string, ChildState>> = {
  DIES: "crashed",
  HANGS: "timed out",
  FLOODS: "flooded",
};

/** Counts what was opened and what was closed. */
export interface Count {
  opened: number;
  closed: number;
}

/** How long they say that something took, in seconds. */
export type Cost = (done: { readonly cell: string } | { readonly call: string }) => number;

/** Children within this process: quick, and no wall at all. */
export function fakeChildren(
  count: Count = { opened: 0, closed: 0 },
  cost: Cost = () => 0,
): OpenChild {
  return () => {
    count.opened++;
    return Promise.resolve(fakeChild(count, cost));
  };
}

function fakeChild(count: Count, cost: Cost): Child {
  let printed = "", used = 0;
  const print = (...values: unknown[]): void => void (printed += `${values.join(" ")}\n`);
  const place = vm.createContext({ console: { log: print } }) as Record<string, unknown>;
  const define = (values: object): void => void Object.assign(place, values);
  const scope = {
    value: undefined,
    import: (specifier: string) => import(specifier),
    lets: place,
    consts: place,
    let: define,
    const: define,
    function: define,
    var: (names: readonly string[]) => names.forEach((name) => place[name] ??= undefined),
  };

  async function run({ source, id }: { source: string; id: string }): ReturnType<Child["run"]> {
    used += cost({ cell: id });
    const death = Object.keys(DEATHS).find((word) => source.includes(`${word} NOW`));
    if (death) return { state: DEATHS[death]!, reason: `${death} in ${id}`, traceback: "" };
    const problem = checkSyntax(source);
    if (problem) return { state: "syntax", reason: problem.message, traceback: "" };
    try {
      const cell = vm.runInContext(`(async ($cell) => {${transformCell(source)}\n})`, place);
      await cell(scope);
      return { state: "ok" };
    } catch (error) {
      return { state: "threw", reason: (error as Error).message, traceback: "" };
    }
  }

  async function call(name: string, args: readonly Argument[]): ReturnType<Child["call"]> {
    used += cost({ call: name });
    const answer = place[name];
    if (typeof answer !== "function") throw new ChildProblem("not answered", name);
    const death = Object.keys(DEATHS).find((word) => String(answer).includes(word));
    if (death) throw new ChildProblem(DEATHS[death]!, `${death} in ${name}`);
    try {
      return await answer(...args);
    } catch (error) {
      throw new ChildProblem("threw", (error as Error).message);
    }
  }

  return {
    run,
    call,
    printed: () => printed,
    used: () => used,
    close(): Promise<void> {
      count.closed++;
      return Promise.resolve();
    },
  };
}
