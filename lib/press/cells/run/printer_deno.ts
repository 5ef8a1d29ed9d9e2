import { plainPlaces } from "./places.ts";
import type { Printer } from "./printer.ts";

// deno-lint-ignore no-control-regex -- the escape character begins every colour code
const COLOUR = /\u001b\[[0-9;]*m/g;

/**
 * Prints as the Deno kernel does: with the very same class, which has no public name.
 */
export const denoPrinter: Printer = {
  inspect: (value) => plainPlaces(Deno.inspect(value, { colors: false })),
  console(print): Console {
    const { Console } = internals();
    return new Console((text, level) => {
      const plain = Deno.noColor ? text : text.replace(COLOUR, ""); // a terminal would get colours
      print(level > 1 ? "stderr" : "stdout", plainPlaces(plain));
    });
  },
};

interface Internals {
  readonly Console: new (print: (text: string, level: number) => void) => Console;
}

function internals(): Internals {
  const deno = Deno as unknown as { readonly internal: symbol; readonly [name: symbol]: Internals };
  return deno[deno.internal]!;
}
