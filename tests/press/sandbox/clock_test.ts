import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { openChild } from "../../../lib/press/sandbox/mod.ts";
import type { Argument } from "../../../lib/press/sandbox/mod.ts";

/** What `attack` of a fresh child answers. */
async function answer(source: string, args: readonly Argument[] = []): Promise<unknown> {
  await using child = await openChild();
  deepEqual(await child.run({ id: "q1", source }), { state: "ok" });
  return await child.call("attack", args);
}

/** An answer of the parent that takes its time. */
function after(ms: number): () => Promise<number> {
  return () => new Promise((go) => setTimeout(go, ms, 1));
}

const CLOCKS: readonly string[] = [
  "performance.now()",
  "Date.now()",
  "+new Date()",
  "+Reflect.construct(Date, [])",
  "new Date(0).constructor.now()",
  "Date()",
];

for (const clock of CLOCKS) {
  Deno.test(`${clock} does not tell how long the parent takes`, async () => {
    const source = `async function attack(ask) {
  const begin = ${clock};
  await ask();
  return [begin, ${clock}];
}`;
    deepEqual(await answer(source, [after(300)]), await answer(source, [after(0)]));
  });
}

Deno.test("Date() tells the beginning of 2000 in any place, to the second", async () => {
  const told = await answer("const attack = () => Date();");
  equal(Date.parse(String(told)), Date.UTC(2000, 0));
});

Deno.test("the time stamp of an event is 0, whenever it is made", async () => {
  const source = `async function attack(ask) {
  const early = new Event("x").timeStamp;
  await ask();
  return [early, new Event("x").timeStamp];
}`;
  deepEqual(await answer(source, [after(20)]), [0, 0]);
});

Deno.test("a timer does not tell how long the parent takes", async () => {
  const source = `async function attack(ask) {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1), late = setTimeout(() => ticks += 1000, 5);
  for (let i = 0; i < 3; i++) await ask();
  const seen = ticks;
  await new Promise((go) => setTimeout(go, 3));
  clearInterval(timer);
  clearTimeout(late);
  return [seen, ticks];
}`;
  deepEqual(await answer(source, [after(60)]), [0, 2]);
  deepEqual(await answer(source, [after(0)]), [0, 2]);
});

Deno.test("no other clock is left", async () => {
  const source = `const attack = () => [Temporal.Now, Intl.DateTimeFormat, AbortSignal.timeout,
  Atomics.wait, Atomics.waitAsync].map((clock) => typeof clock);`;
  deepEqual(await answer(source), Array(5).fill("undefined"));
});

Deno.test("dates of one's own are what they are", async () => {
  const source = `const attack = () => [new Date(2001, 1, 3).getFullYear(), Date.UTC(1970, 0, 2),
  new Date("2020-05-17T00:00:00Z").toISOString(), new Date() instanceof Date,
  new (class extends Date { year() { return this.getUTCFullYear(); } })().year()];`;
  deepEqual(await answer(source), [2001, 86400000, "2020-05-17T00:00:00.000Z", true, 2000]);
});

Deno.test("timers come by when they are due, those of one time as they were set", async () => {
  const source = `async function attack() {
  const order = [];
  const say = (word) => () => order.push(word);
  setTimeout(say("c"), 20);
  setTimeout(say("a"), 10);
  setTimeout(say("b"), 10);
  clearTimeout(setTimeout(say("never"), 5));
  await new Promise((go) => setTimeout(go, 20));
  return order;
}`;
  deepEqual(await answer(source), ["a", "b", "c"]);
});

Deno.test("a wait on the clock ends, and a wait takes its time", async () => {
  await using child = await openChild();
  const source = `function attack() {
  const begin = performance.now();
  while (performance.now() < begin + 10);
  return Math.round(performance.now() - begin);
}
async function sleep() {
  const begin = Date.now();
  await new Promise((go) => setTimeout(go, 100));
  return Date.now() - begin;
}`;
  await child.run({ id: "q1", source });
  equal(await child.call("attack", []), 10);
  const begin = performance.now();
  equal(await child.call("sleep", []), 100);
  ok(performance.now() - begin >= 99);
});

Deno.test("one who polls with timers meets what another timer brings", async () => {
  const source = `async function attack() {
  let isThere = false;
  setTimeout(() => isThere = true, 20);
  let rounds = 0;
  while (!isThere && rounds < 1000) { rounds++; await new Promise((go) => setTimeout(go)); }
  return rounds;
}`;
  equal(await answer(source), 20); // of 1 ms each; of two that are due at 20 the first set comes first
});

Deno.test("a question that is never answered stops the clock no longer than its call", async () => {
  await using child = await openChild();
  const source = `const attack = (ask) => { ask(); return 1; };
const fails = (ask) => { ask(); throw new Error("no"); };
const sleep = () => new Promise((go) => setTimeout(go, 5, "awake"));`;
  await child.run({ id: "q1", source });
  const never = (): Promise<number> => new Promise(() => {});
  equal(await child.call("attack", [never]), 1);
  equal(await child.call("sleep", []), "awake");
  await rejects(child.call("fails", [never]), { state: "threw" });
  equal(await child.call("sleep", []), "awake");
});

Deno.test("an answer that comes during a later call starts no clock and tells no time", async () => {
  await using child = await openChild();
  const source = `let first;
const attack = (ask) => { first = ask(); return 1; };
async function later(ask) {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  await ask();
  clearInterval(timer);
  return ticks;
}
const ended = () => first;`;
  await child.run({ id: "q1", source });
  equal(await child.call("attack", [after(50)]), 1);
  equal(await child.call("later", [after(200)]), 0);
  await rejects(child.call("ended", []), { state: "threw", reason: "The test is over" });
});

Deno.test("the end of a call does not end the questions of another", async () => {
  await using child = await openChild();
  const source = `async function long(ask) {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1), value = await ask();
  clearInterval(timer);
  return [value, ticks];
}
const short = (ask) => { ask(); return 2; };`;
  await child.run({ id: "q1", source });
  const long = child.call("long", [after(100)]);
  equal(await child.call("short", [after(0)]), 2);
  deepEqual(await long, [1, 0]);
});
