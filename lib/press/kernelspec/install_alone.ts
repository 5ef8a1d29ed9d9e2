/**
 * `deno task kernel` in a folder that holds a problem sheet and nothing of the course.
 *
 * @module
 */
import { install } from "./install.ts";
import { thisMachine } from "./machine.ts";

Deno.exit(
  await install(Deno.args, {
    machine: thisMachine(),
    print: console.log,
    advice: ({ path }) =>
      `Wrote ${path}\n\nTo open the sheet: pip install jupyterlab plotly, then jupyter lab in this folder. ` +
      "The Stop button ends a\nbusy loop and keeps all variables.",
  }),
);
