interface Internals {
  readonly Console: new (print: (text: string, level: number) => void) => Console;
}

/** Letters of one message; the rest of a longer one is not sent. */
const MOST = 100_000;

/** Puts a console that prints to us in the place of Deno's. */
export function takeConsole(print: (text: string) => void): void {
  const deno = Deno as unknown as { readonly internal: symbol; readonly [name: symbol]: Internals };
  const { Console } = deno[deno.internal]!;
  const slice = Function.prototype.call.bind(String.prototype.slice) as unknown as (
    text: string,
    from: number,
    to: number,
  ) => string;
  globalThis.console = new Console((text) => print(slice(text, 0, MOST)));
}
