import type { Print } from "../../../cells/run/printer.ts";
import { format } from "./format.ts";
import { inspect } from "./inspect.ts";
import { printTable } from "./table.ts";

/**
 * A console that prints as that of the Deno kernel does.
 *
 * @param print takes whole lines
 */
export function openConsole(print: Print): Console {
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  let indentation = "";

  function say(name: "stdout" | "stderr", text: string): void {
    const lines = indentation === ""
      ? text
      : indentation + text.replaceAll("\n", `\n${indentation}`);
    print(name, `${lines}\n`);
  }

  const log = (...args: unknown[]): void => say("stdout", format(args));
  const warn = (...args: unknown[]): void => say("stderr", format(args));

  function assert(holds?: unknown, ...args: unknown[]): void {
    if (holds) return;
    const [first, ...rest] = args;
    if (args.length === 0) warn("Assertion failed");
    else if (typeof first === "string") warn(`Assertion failed: ${first}`, ...rest);
    else warn("Assertion failed:", ...args);
  }

  function group(...args: unknown[]): void {
    if (args.length > 0) log(...args);
    indentation += "  ";
  }

  function count(label: unknown = "default"): void {
    const times = (counts.get(String(label)) ?? 0) + 1;
    counts.set(String(label), times);
    log(`${label}: ${times}`);
  }

  function countReset(label: unknown = "default"): void {
    if (!counts.delete(String(label))) warn(`Count for '${label}' does not exist`);
  }

  function time(label: unknown = "default"): void {
    if (timers.has(String(label))) return warn(`Timer '${label}' already exists`);
    timers.set(String(label), performance.now());
  }

  function timeLog(label: unknown = "default", ...args: unknown[]): void {
    const start = timers.get(String(label));
    if (start === undefined) return warn(`Timer '${label}' does not exist`);
    log(`${label}: ${Math.round(performance.now() - start)}ms`, ...args);
  }

  function timeEnd(label: unknown = "default"): void {
    timeLog(label);
    timers.delete(String(label));
  }

  function dir(value?: unknown, options?: { readonly depth?: number }): void {
    if (typeof value === "string") log("%s", value);
    else say("stdout", inspect(value, options?.depth));
  }

  function table(data?: unknown, columns?: string[]): void {
    if (typeof data !== "object" || data === null) return log(data);
    say("stdout", printTable(data, columns));
  }

  function trace(...args: unknown[]): void {
    const { stack = "" } = Object.assign(new Error(format(args)), { name: "Trace" });
    const [, ...frames] = stack.split("\n").filter((line) => /^\s+at /.test(line));
    warn([`Trace${args.length > 0 ? `: ${format(args)}` : ""}`, ...frames].join("\n"));
  }

  const nothing = (): void => {};
  return {
    log,
    info: log,
    debug: log,
    dirxml: log,
    warn,
    error: warn,
    assert,
    group,
    groupCollapsed: group,
    groupEnd(): void {
      indentation = indentation.slice(2);
    },
    count,
    countReset,
    time,
    timeLog,
    timeEnd,
    dir,
    table,
    trace,
    clear: nothing, // outputs are not a screen
    profile: nothing,
    profileEnd: nothing,
    timeStamp: nothing,
  };
}
