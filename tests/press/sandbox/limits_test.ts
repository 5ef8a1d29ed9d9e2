/**
 * Attacks on time, memory and patience.
 */
import assert from "node:assert/strict";
import { openChild } from "../../../lib/press/sandbox/mod.ts";
import { bestMeter } from "../../../lib/press/sandbox/outside/usage.ts";
import { answers, attack, outcomeOf } from "./helpers.ts";

const DEADLY: readonly { name: string; source: string; state: string; reason: RegExp }[] = [
  {
    name: "a loop without end",
    source: "const attack = () => { for (;;); };",
    state: "timed out",
    reason: /computed for more than 0.3 s|took longer/,
  },
  {
    name: "a loop without end that awaits",
    source: "const attack = async () => { for (;;) await null; };",
    state: "timed out",
    reason: /computed for more than 0.3 s|took longer/,
  },
  {
    name: "a loop without end of timers",
    source: "const attack = async () => { for (;;) await new Promise((go) => setTimeout(go)); };",
    state: "timed out",
    reason: /more than 0.3 s|longer than/,
  },
  {
    name: "an answer that never comes",
    source: "const attack = () => new Promise(() => {});",
    state: "timed out",
    reason: /waited 5 s for something that never came|took longer/,
  },
  {
    name: "an answer that is awaited, and never comes",
    source: "const attack = () => ({ then() {} });",
    state: "timed out",
    reason: /waited 5 s|took longer/,
  },
  {
    name: "a loop without end when an answer is looked at",
    source: "const attack = () => ({ get mean() { for (;;); } });",
    state: "timed out",
    reason: /computed for more|took longer/,
  },
  {
    name: "typed arrays of more than a gigabyte",
    source: `const kept: unknown[] = [];
const attack = () => { for (let i = 0; i < 40; i++) kept.push(new Float64Array(1e7).fill(i)); };`,
    state: "out of memory",
    reason: /held more than 300 MB/,
  },
  {
    name: "lists of more than the heap",
    source: `const attack = () => { const all = []; for (;;) all.push([all.length, 0, 0, 0]); };`,
    state: "out of memory",
    reason: /held more than 300 MB|needed more memory/,
  },
  {
    name: "memory of WebAssembly",
    source: `const attack = () => {
  const memory = new WebAssembly.Memory({ initial: 16000 });
  new Uint8Array(memory.buffer).fill(1);
};`,
    state: "out of memory",
    reason: /held more than 300 MB|needed more memory/,
  },
  {
    name: "ten megabytes of output",
    source: `const attack = () => { for (let i = 0; i < 100; i++) console.log("x".repeat(1e5)); };`,
    state: "flooded",
    reason: /printed more than 2 MB/,
  },
  {
    name: "ten megabytes of errors and warnings",
    source: `const attack = () => { for (let i = 0; i < 1e6; i++) console.warn("ten bytes"); };`,
    state: "flooded",
    reason: /printed more than 2 MB/,
  },
];

/** Without /proc nobody says how much memory a process holds. */
const isWatched = bestMeter() === "processor";

for (const { name, source, state, reason } of DEADLY) {
  const ignore = !isWatched && /typed arrays|WebAssembly/.test(name);
  Deno.test(`${name} ends the child, and says so`, { ignore }, async () => {
    const outcome = await attack(source, {
      seconds: state === "timed out" ? 0.3 : 20,
      megabytes: 300,
    });
    assert.equal(outcome.state, state, outcome.reason);
    assert.match(outcome.reason, reason);
  });
}

Deno.test("a cell is stopped like a call", async () => {
  await using child = await openChild({ seconds: 0.3 });
  const { state } = await child.run({ id: "q1", source: "while (true);" });
  assert.equal(state, "timed out");
});

Deno.test("a cell and a call may be given more time, or less", async () => {
  await using child = await openChild({ seconds: 0.1 });
  const source = "const work = () => { for (let i = 0; i < 1e9; i++); };";
  assert.deepEqual(await child.run({ id: "q1", source: `${source}\nwork();`, seconds: 60 }), {
    state: "ok",
  });
  assert.equal((await outcomeOf(child.call("work", [], { seconds: 60 }))).state, "ok");
  assert.equal((await outcomeOf(child.call("work", []))).state, "timed out");
});

Deno.test("many short calls are not longer than a long one", { ignore: !isWatched }, async () => {
  await using child = await openChild({ totalSeconds: 0.5 });
  const source = `const work = () => { let sum = 0; for (let i = 0; i < 3e7; i++) sum += i % 7; };`;
  await child.run({ id: "q1", source });
  let calls = 0;
  while ((await outcomeOf(child.call("work", []))).state === "ok" && calls < 1000) calls++;
  assert.ok(calls > 0 && child.death?.state === "timed out", `${calls} calls`);
});

Deno.test(
  "what a child has used is known, and to wait is to use",
  { ignore: !isWatched },
  async () => {
    await using child = await openChild();
    assert.equal(child.used(), 0); // it has begun, which is nobody's work
    const source =
      `const work = () => { let sum = 0; for (let i = 0; i < 3e8; i++) sum += i % 7; return sum; };
const wait = () => new Promise((go) => setTimeout(go, 1000));`;
    await child.run({ id: "q1", source });
    await child.call("work", []);
    const worked = child.used();
    assert.ok(worked > 0.02, `${worked} s of work`); // little, where others want the processor
    await child.call("wait", []);
    assert.ok(child.used() - worked > 0.1, `${child.used() - worked} s of waiting`);
    await child.close();
    const all = child.used();
    assert.ok(all >= worked && all === child.used());
  },
);

Deno.test("deep recursion, huge and cyclic answers cost only the call", async () => {
  await using child = await openChild({ seconds: 3 });
  const source = `const deep = () => deep() + 1;
const huge = () => new Float64Array(1e7).fill(0.123456789);
const long = () => "x".repeat(2e7);
const cyclic = () => { const all: unknown[] = []; all.push(all); return all; };
const record = () => { const me: Record<string, unknown> = {}; me.me = me; return me; };
const nested = () => { let all: unknown[] = []; for (let i = 0; i < 1e5; i++) all = [all]; return all; };
const sparse = () => new Array(4e9);`;
  await child.run({ id: "q1", source });
  for (
    const [name, state, reason] of [
      ["deep", "threw", /Maximum call stack size exceeded/],
      ["huge", "refused", /more than 8000000 characters/],
      ["long", "refused", /more than 8000000 characters/],
      ["cyclic", "refused", /contains itself/],
      ["record", "refused", /contains itself/],
      ["nested", "refused", /nested too deeply/],
      ["sparse", "refused", /more than/],
    ] as const
  ) {
    const outcome = await outcomeOf(child.call(name, []));
    assert.equal(outcome.state, state, `${name}: ${outcome.reason}`);
    assert.match(outcome.reason, reason);
  }
  await answers(child);
});
