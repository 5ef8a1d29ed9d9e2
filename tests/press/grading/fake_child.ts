import vm from "node:vm";
import { checkSyntax, transformCell } from "../../../lib/press/cells/mod.ts";
import type { Child, ChildCell, OpenChild } from "../../../lib/press/grading/questions/child.ts";

/** What a fake child does when a cell or a call holds one of these words. */
const DEATHS: Readonly<Record<string, string>> = {
  DIES: "crashed",
  HANGS: "timed out",
  FLOODS: "flooded",
};

/** Counts what was opened and what was closed. */
export interface Count {
  opened: number;
  closed: number;
}

/** Children within this process: quick, and no wall at all. */
export function fakeChildren(count: Count = { opened: 0, closed: 0 }): OpenChild {
  return () => {
    count.opened++;
    return Promise.resolve(fakeChild(count));
  };
}

function fakeChild(count: Count): Child {
  let printed = "";
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

  async function run({ source, id }: ChildCell): ReturnType<Child["run"]> {
    const death = Object.keys(DEATHS).find((word) => source.includes(`${word} NOW`));
    if (death) return { state: DEATHS[death]!, reason: `${death} in ${id}` };
    const problem = checkSyntax(source);
    if (problem) return { state: "syntax", reason: problem.message };
    try {
      const cell = vm.runInContext(`(async ($cell) => {${transformCell(source)}\n})`, place);
      await cell(scope);
      return { state: "ok" };
    } catch (error) {
      return { state: "threw", reason: (error as Error).message };
    }
  }

  async function call(name: string, args: readonly unknown[]): Promise<unknown> {
    const answer = place[name];
    if (typeof answer !== "function") throw { state: "not answered", reason: `no ${name}` };
    const death = Object.keys(DEATHS).find((word) => String(answer).includes(word));
    if (death) throw { state: DEATHS[death]!, reason: `${death} in ${name}` };
    try {
      return await answer(...args);
    } catch (error) {
      throw { state: "threw", reason: (error as Error).message };
    }
  }

  return {
    run,
    call,
    printed: () => printed,
    close(): Promise<void> {
      count.closed++;
      return Promise.resolve();
    },
  };
}
