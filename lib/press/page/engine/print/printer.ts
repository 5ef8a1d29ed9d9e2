import type { Printer } from "../../../cells/run/printer.ts";
import { openConsole } from "./console.ts";
import { inspect } from "./inspect.ts";

/** Prints in a browser as the Deno kernel does. */
export const browserPrinter: Printer = { inspect: (value) => inspect(value), console: openConsole };
