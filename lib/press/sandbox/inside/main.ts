/**
 * What runs in a child: it takes what it needs, loads the library, closes the world, and then does
 * what it is asked, cell by cell and call by call.
 *
 * @module
 */
import { Script } from "node:vm";
import { openScope, type Scope } from "../../cells/transform/scope.ts";
import { type Argument, type Callback, NotPlain, type Plain } from "../plain/plain.ts";
import { readPlain } from "../plain/read.ts";
import { writePlain } from "../plain/write.ts";
import type { BackOrder, CallOrder, Library, Opening, Order, RunOrder } from "../wire.ts";
import { quoted, receive, send } from "./channel.ts";
import { takeClock } from "./clock.ts";
import { closeWorld, foreignNames } from "./globals.ts";
import { takeConsole } from "./printing.ts";
import { describeThrown, plainReason } from "./thrown.ts";

const { apply, deleteProperty } = Reflect;
const { hasOwn } = Object;
const world = globalThis as Record<string, unknown>;
const runScript = Function.prototype.call.bind(Script.prototype.runInThisContext) as unknown as (
  script: Script,
) => unknown;

const opening = await receive() as Opening;
const { token, most } = opening;
takeConsole((text) => send(token, `{"print":${quoted(text)}}`));
for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, (event) => {
    event.preventDefault(); // the next cell runs all the same, as in the kernel
    const { error, reason } = event as ErrorEvent & PromiseRejectionEvent;
    send(token, `{"print":${quoted(`Uncaught ${describeThrown(error ?? reason).reason}\n`)}}`);
  });
}
const foreign = foreignNames(); // before the library keeps anything there
const library = opening.library === "follows" ? await load(await receive() as Library) : undefined;
closeWorld(foreign);
const clock = takeClock();

const { scope } = openScope((specifier) => {
  const known = opening.modules.includes(specifier) ? library : undefined;
  if (known === undefined) throw new TypeError(`no answer may import ${specifier}`);
  return Promise.resolve(known);
});
/** What waits for the parent to answer a callback, by the number of the question. */
const waiting: Record<number, PromiseWithResolvers<Argument>> = {};
let asked = 0;

send(token, `{"ready":true}`);
while (true) {
  const order = await receive() as Order | undefined;
  if (order === undefined) break;
  if (hasOwn(order, "code")) run(order as RunOrder);
  else if (hasOwn(order, "call")) answer(order as CallOrder);
  else settle(order as BackOrder);
}

async function load({ script, compiled }: Library): Promise<Record<string, unknown>> {
  const factory = runScript(
    new Script(script, {
      filename: "flowbook.js",
      ...compiled === undefined ? {} : { cachedData: Uint8Array.fromBase64(compiled) },
    }),
  );
  return Object.freeze(await (factory as () => Promise<Record<string, unknown>>)());
}

async function run({ id, cell, code }: RunOrder): Promise<void> {
  try {
    // nobody's entries but these: `cachedData` of all objects would be what the engine runs
    const options = { __proto__: null, filename: `cell-${cell}.ts` };
    const script = new Script(code, options);
    await (runScript(script) as (scope: Scope) => Promise<void>)(scope);
    send(token, `{"id":${id},"state":"ok"}`);
  } catch (error) {
    tellThrown(id, error);
  }
}

async function answer({ id, call, args }: CallOrder): Promise<void> {
  try {
    const asked = world[call];
    if (typeof asked !== "function") {
      return send(token, `{"id":${id},"state":"not answered","reason":${quoted(call)}}`);
    }
    const given = readPlain(args, callback) as Argument[];
    const value = await apply(asked as Callback, undefined, given);
    send(token, `{"id":${id},"state":"ok","value":${writePlain(value, { most })}}`);
  } catch (error) {
    tellThrown(id, error);
  }
}

function tellThrown(id: number, error: unknown): void {
  if (error instanceof NotPlain) {
    return send(token, `{"id":${id},"state":"refused","reason":${quoted(plainReason(error))}}`);
  }
  const { reason, traceback } = describeThrown(error);
  const place = `"traceback":${quoted(traceback)}`;
  send(token, `{"id":${id},"state":"threw","reason":${quoted(reason)},${place}}`);
}

/** A function of the parent: calling it asks the parent, which answers when it likes. */
function callback(number: number): Callback {
  return (...args: Plain[]): Promise<Argument> => {
    const text = writePlain(args, { most });
    const id = ++asked;
    const result = Promise.withResolvers<Argument>();
    waiting[id] = result;
    clock.stop();
    send(token, `{"id":${id},"callback":${number},"args":${text}}`);
    return result.promise;
  };
}

function settle({ back, value, failed }: BackOrder): void {
  const result = waiting[back];
  deleteProperty(waiting, back);
  if (result === undefined) return;
  clock.start();
  if (failed === undefined) result.resolve(readPlain(value) as Argument);
  else result.reject(new Error(failed));
}
