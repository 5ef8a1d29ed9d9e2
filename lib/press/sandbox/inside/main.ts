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
/** A callback that waits for the parent, and the call to which it was given. */
interface Question extends PromiseWithResolvers<Argument> {
  readonly call: number;
}

/** By the number of the question; nobody else puts one in, so that each starts the clock once. */
const waiting = { __proto__: null } as unknown as Record<number, Question>;
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
  const before = asked;
  try {
    const called = world[call];
    if (typeof called !== "function") {
      return send(token, `{"id":${id},"state":"not answered","reason":${quoted(call)}}`);
    }
    const given = readPlain(args, (number) => callback(number, id)) as Argument[];
    const value = await apply(called as Callback, undefined, given);
    send(token, `{"id":${id},"state":"ok","value":${writePlain(value, { most })}}`);
  } catch (error) {
    tellThrown(id, error);
  } finally {
    endQuestions(id, before);
  }
}

/**
 * Nobody waits any more for what a call has asked and left unanswered: the clock goes on. An answer
 * that came during a later call would tell that one how long it took, so it comes to nobody.
 */
function endQuestions(call: number, before: number): void {
  for (let id = before + 1; id <= asked; id++) {
    if (waiting[id]?.call === call) take(id)?.reject(new Error("The test is over"));
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
function callback(number: number, call: number): Callback {
  return (...args: Plain[]): Promise<Argument> => {
    const text = writePlain(args, { most });
    const id = ++asked;
    const result = Promise.withResolvers<Argument>();
    waiting[id] = { ...result, call };
    clock.stop();
    send(token, `{"id":${id},"callback":${number},"args":${text}}`);
    return result.promise;
  };
}

function settle({ back, value, failed }: BackOrder): void {
  const question = take(back);
  if (question === undefined) return;
  if (failed === undefined) question.resolve(readPlain(value) as Argument);
  else question.reject(new Error(failed));
}

/** A question that is over, once: no longer the clock waits for it. */
function take(id: number): Question | undefined {
  const question = waiting[id];
  if (question === undefined) return undefined;
  deleteProperty(waiting, id);
  clock.start();
  return question;
}
