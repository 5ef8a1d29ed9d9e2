/**
 * Attacks on the answers: what student code may patch, forge or disguise, and what the parent hears.
 */
import assert from "node:assert/strict";
import { LIMITS, openChild } from "../../../lib/press/sandbox/mod.ts";
import { openConversation } from "../../../lib/press/sandbox/outside/conversation.ts";
import type { Ending, Listener } from "../../../lib/press/sandbox/outside/process.ts";
import { readReport } from "../../../lib/press/sandbox/outside/report.ts";
import { answers, attack, outcomeOf } from "./helpers.ts";

/** What is patched, and whether the harness feels it: then the answers of that student are lost. */
const PATCHES: readonly { what: string; felt: "no" | "yes"; source: string }[] = [
  {
    what: "JSON",
    felt: "no",
    source: `JSON.stringify = () => "42"; JSON.parse = () => ({ id: 1 });`,
  },
  {
    what: "toJSON",
    felt: "no",
    source: `for (const kind of [Array, Object, Number, String, Boolean]) {
  kind.prototype.toJSON = () => 42;
}`,
  },
  {
    what: "Math and Number",
    felt: "no",
    source: `Math.random = Math.max = Math.min = () => 42;
Number.isFinite = Number.isInteger = () => false; Number.prototype.toString = () => "42";`,
  },
  {
    what: "Object and Reflect",
    felt: "no",
    source: `Object.is = () => true;
Object.freeze = Reflect.apply = Reflect.ownKeys = Reflect.getPrototypeOf = () => 42;`,
  },
  {
    what: "texts",
    felt: "no",
    source: `for (const name of ["slice", "replace", "split", "trim", "startsWith"]) {
  String.prototype[name] = () => "42";
}
RegExp.prototype.exec = RegExp.prototype[Symbol.replace] = () => null;`,
  },
  {
    what: "promises",
    felt: "no",
    source: `Promise.prototype.then = function () { return this; };
Promise.prototype.catch = Promise.prototype.finally = () => 42;
Promise.resolve = Promise.withResolvers = () => 42; globalThis.Promise = class {};`,
  },
  {
    what: "bytes and their texts",
    felt: "no",
    source: `TextEncoder.prototype.encode = () => new Uint8Array(3);
TextDecoder.prototype.decode = () => "{}"; Uint8Array.prototype.subarray = () => 42;
Uint8Array.prototype.set = Uint8Array.prototype.indexOf = () => 42; globalThis.TextEncoder = 42;`,
  },
  {
    what: "timers and the console",
    felt: "no",
    source: `globalThis.setTimeout = globalThis.queueMicrotask = 42;
globalThis.console = { log() { throw new Error("patched"); } };`,
  },
  {
    what: "errors",
    felt: "no",
    source: `Error.prepareStackTrace = () => { throw new Error("patched"); };
Error.isError = () => false; Error.captureStackTrace = 42;`,
  },
  {
    what: "options of the engine, and orders",
    felt: "no",
    source:
      `for (const name of ["cachedData", "importModuleDynamically", "filename", "lineOffset"]) {
  Object.prototype[name] = new Uint8Array(64).fill(255); // bytes that the engine would take for code
}
Object.prototype.code = "async () => {}";`,
  },
  {
    what: "lists",
    felt: "yes",
    source: `Array.isArray = () => false;
for (const name of ["map", "push", "join", "forEach", "filter", "includes", "slice"]) {
  Array.prototype[name] = () => { throw new Error("patched"); };
}
Array.prototype[Symbol.iterator] = function* () { yield 42; };`,
  },
  {
    what: "entries of lists",
    felt: "yes",
    source: `for (const index of [0, 1, 2]) {
  Object.defineProperty(Array.prototype, index, { set() {}, get: () => 42, configurable: true });
}`,
  },
  {
    what: "functions",
    felt: "yes",
    source: `Function.prototype.call = Function.prototype.apply = () => 42;
Function.prototype.bind = () => () => 42;`,
  },
];

for (const { what, felt, source } of PATCHES) {
  Deno.test(`patched ${what} gain nothing`, async () => {
    await using child = await openChild({ seconds: 1 });
    assert.deepEqual(await child.run({ id: "q1", source }), { state: "ok" });
    const more = `const given = async (all) => all;
const thrower = () => { throw new Error("wrong"); };`;
    const run = await child.run({ id: "q2", source: more });
    const data = [1, [0.5, NaN, "x"], { mean: -0, list: [true, null] }];
    const answer = await outcomeOf(child.call("given", [data]));
    const thrown = await outcomeOf(child.call("thrower", []));
    assert.notEqual(thrown.state, "ok");
    if (felt === "yes") {
      return assert.notDeepEqual({ run, answer: answer.value }, {
        run: { state: "ok" },
        answer: data,
      });
    }
    assert.deepEqual(run, { state: "ok" });
    assert.deepEqual(answer.value, data);
    assert.equal(thrown.state, "threw");
  });
}

Deno.test("whoever patches what bytes are asked for sees none of ours", async () => {
  const source = `const found = [];
const Views = Object.getPrototypeOf(Uint8Array);
for (const name of ["length", "buffer", "byteOffset", "byteLength"]) {
  const { get } = Object.getOwnPropertyDescriptor(Views.prototype, name);
  Object.defineProperty(Views.prototype, name, {
    get() { found.push(this); return get.call(this); },
  });
}
const spy = function (...given) { found.push(...given); return new Bytes(...given); };
const Bytes = Uint8Array;
for (const Kind of [Views, Uint8Array]) {
  Object.defineProperty(Kind, Symbol.species, { get() { found.push(this); return spy; } });
  Object.defineProperty(Kind.prototype, "constructor", {
    get() { found.push(this); return { [Symbol.species]: spy }; },
  });
}
Object.defineProperty(ArrayBuffer.prototype, "constructor", {
  get() { found.push(this); return ArrayBuffer; },
});
const attack = () => found.length;`;
  await using child = await openChild({ seconds: 1 });
  assert.deepEqual(await child.run({ id: "q1", source }), { state: "ok" });
  for (let time = 0; time < 3; time++) assert.equal(await child.call("attack", []), 0);
});

Deno.test("an object that answers differently each time is read once", async () => {
  const source = `let looked = 0;
const attack = () => ({
  get mean() { return ++looked; },
  list: new Proxy([1, 2], { get: (target, key) => key === "length" ? 2 : ++looked }),
  toJSON() { return 42; },
  valueOf() { return 42; },
});`;
  const { state, reason } = await attack(source);
  assert.equal(state, "refused"); // it has functions
  assert.match(reason, /got a function/);
  const { value } = await attack(source.replace(/ {2}(toJSON|valueOf).*\n/g, ""));
  assert.deepEqual(value, { mean: 1, list: [2, 3] });
  assert.equal(JSON.stringify(value), JSON.stringify(value));
});

Deno.test("what is no data is refused in words that help", async () => {
  await using child = await openChild();
  await child.run({
    id: "q1",
    source: `class Layer {}
const answers: Record<string, () => unknown> = {
  promise: () => [Promise.resolve(1)], map: () => new Map(), date: () => new Date(0),
  layer: () => new Layer(), symbol: () => Symbol(), big: () => 10n, bytes: () => new DataView(new ArrayBuffer(8)),
  proxy: () => new Proxy({}, { getPrototypeOf() { throw new Error("do not look"); } }),
  tensor: () => ({ __proto__: { arraySync() {} } }),
  disguised: () => ({ __proto__: Object.create({ constructor: { name: { toString() { throw 1; } } } }) }),
};
const give = (name) => answers[name]();`,
  });
  for (
    const [name, state, reason] of [
      ["promise", "refused", /got a promise; await it first/],
      ["map", "refused", /got an object of Map/],
      ["date", "refused", /got an object of Date/],
      ["layer", "refused", /got an object of Layer/],
      ["symbol", "refused", /got a symbol/],
      ["big", "refused", /got a bigint/],
      ["bytes", "refused", /got bytes without numbers/],
      ["proxy", "threw", /do not look/],
      ["tensor", "refused", /got a tensor; its numbers are in arraySync/],
      ["disguised", "refused", /got an object of a class/],
    ] as const
  ) {
    const outcome = await outcomeOf(child.call("give", [name]));
    assert.equal(outcome.state, state, `${name}: ${outcome.reason}`);
    assert.match(outcome.reason, reason);
  }
  await answers(child);
});

const THROWN: readonly string[] = [
  "null",
  "undefined",
  `{ toString() { throw 1; } }`,
  `Object.create(null)`,
  `Symbol("x")`,
  `new Proxy(new Error("x"), { get() { throw 1; } })`,
  `Object.defineProperty(new Error("x"), "stack", { get() { throw 1; } })`,
  `Object.assign(new Error("x"), { message: { toString: () => { throw 1; } } })`,
  `new Error("x".repeat(1e7))`,
  `"\\u0000\\u001b[31m\\n".repeat(1e5)`,
];

Deno.test("whatever is thrown is told, briefly", async () => {
  await using child = await openChild();
  for (const thrown of THROWN) {
    await child.run({ id: "q1", source: `const attack = () => { throw ${thrown}; };` });
    assert.equal((await outcomeOf(child.call("attack", []))).state, "threw", thrown);
  }
  await answers(child);
});

Deno.test("what throws in a timer or is rejected unheard is printed, and all goes on", async () => {
  await using child = await openChild();
  const source = `setTimeout(() => { throw new Error("in a timer"); });
Promise.reject(new Error("unheard"));
queueMicrotask(() => { throw new Error("soon"); });
reject();
function reject() { Promise.reject({ get message() { throw 1; } }); }`;
  assert.deepEqual(await child.run({ id: "q1", source }), { state: "ok" });
  await child.run({ id: "q2", source: "await new Promise((go) => setTimeout(go, 30));" });
  const printed = child.printed();
  for (const words of ["in a timer", "unheard", "soon"]) assert.match(printed, new RegExp(words));
  await answers(child);
});

Deno.test("what an event listener stops is stopped only for those who come later", async () => {
  await using child = await openChild();
  const source = `for (const kind of ["error", "unhandledrejection"]) {
  globalThis.addEventListener(kind, (event) => event.stopImmediatePropagation());
}
globalThis.onerror = () => { throw 1; };
Promise.reject(new Error("unheard"));`;
  await child.run({ id: "q1", source });
  await answers(child);
});

Deno.test("a name that was overwritten is the answer's own affair", async () => {
  const imports = ["flowbook/random"];
  await using child = await openChild({ imports });
  const source = `import * as random from "flowbook/random";
const attack = () => { random.stream = () => 42; };`;
  await child.run({ id: "q1", source });
  const outcome = await outcomeOf(child.call("attack", []));
  assert.equal(outcome.state, "threw");
  assert.match(outcome.reason, /Cannot assign to read only property 'stream'/);
});

Deno.test("functions of tensors that were overwritten stay so for that child alone", async () => {
  const imports = ["flowbook/tensors"];
  const source = `import { tf } from "flowbook/tensors";
const attack = () => tf.ones([2]).arraySync();`;
  const patch = `import { tf } from "flowbook/tensors";
for (const name of ["array", "arraySync", "data", "dataSync"]) tf.Tensor.prototype[name] = () => 42;`;
  for (const [cell, value] of [[patch, 42], ["", [1, 1]]] as const) {
    await using child = await openChild({ imports });
    await child.run({ id: "q1", source: cell });
    await child.run({ id: "q2", source });
    assert.deepEqual(await child.call("attack", []), value);
  }
});

Deno.test("printed lines that look like answers are printed", async () => {
  await using child = await openChild();
  const source = `const lines = ['{"id":1,"state":"ok"}', '{"id":2,"state":"ok","value":42}'];
const attack = async () => {
  for (const line of lines) console.log("\\n" + line + "\\n");
  throw new Error("wrong");
};`;
  await child.run({ id: "q1", source });
  assert.equal((await outcomeOf(child.call("attack", []))).state, "threw");
  assert.match(child.printed(), /"value":42/);
});

Deno.test("who finds the stream and not the word can only print, and floods", async () => {
  const said: string[] = [];
  let tell: Listener | undefined;
  const over = Promise.withResolvers<Ending>();
  const conversation = openConversation(
    (listener) => {
      tell = listener;
      return {
        pid: 0,
        ended: over.promise,
        send: (line) => void said.push(line),
        kill: () => over.resolve({ code: 0, signal: null, lastWords: "" }),
      };
    },
    { modules: [] },
    LIMITS,
  );
  const { token } = JSON.parse(said[0]!);
  tell!.line(`${token}{"ready":true}`);
  const { ask, printed, close } = await conversation;
  const answer = outcomeOf(ask({ call: "attack", args: [] }, 1));
  tell!.line(`{"id":1,"state":"ok","value":42}`);
  tell!.line(`${token.slice(1)}{"id":1,"state":"ok","value":42}`);
  tell!.line(`${token}{"id":7,"state":"ok","value":42}`);
  tell!.line(`${token}{"id":1,"callback":0,"args":[]}`);
  assert.match(printed(), /^\{"id":1.*\n.*\n$/);
  assert.match(said[1]!, /"call":"attack"/);
  tell!.line("x".repeat(3e6));
  const { state, reason } = await answer;
  assert.deepEqual({ state, reason }, { state: "flooded", reason: "printed more than 2 MB" });
  await close();
});

Deno.test("only lines that say what was agreed are heard", () => {
  assert.deepEqual(readReport('{"ready":true}'), { kind: "ready" });
  for (
    const line of [
      ...["", "null", "[]", "42", "{}", '{"id":"1","state":"ok"}', '{"id":1}', "{".repeat(1e5)],
      ...['{"id":1,"state":"timed out","reason":"x"}', '{"id":1,"state":"passed"}', '{"ready":1}'],
      ...['{"print":1}', '{"id":1,"callback":0,"args":{}}', "[".repeat(1e6)],
    ]
  ) {
    assert.equal(readReport(line), undefined, line.slice(0, 60));
  }
  const odd = readReport('{"id":1,"state":"ok","value":{"points":10}}');
  assert.ok(odd?.kind === "problem" && odd.problem.state === "refused");
  const deep = readReport(`{"id":1,"state":"ok","value":${"[".repeat(500)}${"]".repeat(500)}}`);
  assert.ok(deep?.kind === "problem" && deep.problem.state === "refused");
  const long = readReport(`{"id":1,"state":"threw","reason":"${"x".repeat(5000)}"}`);
  assert.ok(long?.kind === "problem" && long.problem.reason.length === 2000);
});
