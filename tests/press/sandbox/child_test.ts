import assert from "node:assert/strict";
import { ChildProblem, openChild, type Plain } from "../../../lib/press/sandbox/mod.ts";
import { TRAINING } from "../bundle/training.ts";

/** What a call is refused with. */
async function problemOf(call: Promise<unknown>): Promise<{ state: string; reason: string }> {
  try {
    return { state: "none", reason: JSON.stringify(await call) };
  } catch (error) {
    assert.ok(error instanceof ChildProblem, String(error));
    const { state, reason } = error;
    return { state, reason };
  }
}

Deno.test("a child runs cells as the kernel does, and answers calls with data", async () => {
  await using child = await openChild();
  const first =
    `const half = async (x: number): Promise<number> => x / 2;\nconsole.log("one", [1, 2]);`;
  assert.deepEqual(await child.run({ id: "q1", source: first }), { state: "ok" });
  const again =
    "const half = (x: number) => x / 4;\nfunction quarter(x: number) { return half(x); }";
  assert.deepEqual(await child.run({ id: "q2", source: again }), { state: "ok" });
  assert.equal(await child.call("quarter", [8]), 2);
  assert.equal(child.printed(), "one [ 1, 2 ]\n");
});

Deno.test("data keep all their bits on both ways", async () => {
  await using child = await openChild();
  await child.run({ id: "q1", source: "const same = async (...all) => all;" });
  const data: Plain[] = [
    ...[0.1, -0, NaN, Infinity, -Infinity, 5e-324, 2 ** 53],
    ...[null, undefined, true, 'naïve \u2028 \ud800 😀\n"', "", [], {}, [[1], [[2]]]],
    { a: 1, "": 2, n: "NaN", f: 0, r: [], nested: { list: [undefined, NaN] } },
  ];
  assert.deepEqual(await child.call("same", data), data);
  const odd = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}');
  const [back] = await child.call("same", [odd]) as Record<string, Plain>[];
  assert.deepEqual(Object.keys(back!), ["__proto__", "constructor"]);
  assert.equal(Object.getPrototypeOf(back), Object.prototype);
  assert.deepEqual(await child.call("same", [new Float32Array([1, 2]) as never]), [[1, 2]]);
});

Deno.test("functions among the arguments are called back where they are", async () => {
  await using child = await openChild();
  const source = "const twice = async ({ f }, x) => await f(await f(x));";
  await child.run({ id: "q1", source });
  const seen: Plain[] = [];
  const f = (x: Plain): number => {
    seen.push(x);
    return Number(x) * 3;
  };
  assert.equal(await child.call("twice", [{ f }, 2]), 18);
  assert.deepEqual(seen, [2, 6]);
  const fails = (): never => {
    throw new RangeError("Expected more");
  };
  const { state, reason } = await problemOf(child.call("twice", [{ f: fails }, 2]));
  assert.deepEqual({ state, reason }, { state: "threw", reason: "Expected more" });
});

Deno.test("calls may be under way at the same time", async () => {
  await using child = await openChild();
  await child.run({
    id: "q1",
    source: "const wait = (x) => new Promise((go) => setTimeout(go, x, x));",
  });
  assert.deepEqual(await Promise.all([child.call("wait", [30]), child.call("wait", [5])]), [30, 5]);
});

Deno.test("what goes wrong has a state, a reason and a place", async () => {
  await using child = await openChild();
  const syntax = await child.run({ id: "q1", source: "const x: = 3;" });
  assert.deepEqual(syntax, {
    state: "syntax",
    reason: "Unexpected token (line 1, column 10)",
    traceback: "",
  });
  const thrown = await child.run({ id: "q2", source: "\nnull.x" });
  assert.equal(thrown.state, "threw");
  assert.match("traceback" in thrown ? thrown.traceback : "", /^at cell-q2\.ts:2$/);
  const source =
    "const deep = () => deep() + 1, list = () => [1, () => 2], stub = () => { throw 'a word' };";
  await child.run({ id: "q3", source });
  assert.equal((await problemOf(child.call("deep", []))).state, "threw");
  const { state, reason } = await problemOf(child.call("list", []));
  assert.equal(state, "refused");
  assert.match(reason, /got a function$/);
  assert.deepEqual(await problemOf(child.call("stub", [])), { state: "threw", reason: "a word" });
  assert.equal((await problemOf(child.call("missing", []))).state, "not answered");
});

Deno.test("a child that has died says so from then on, and leaves no process", async () => {
  const child = await openChild({ seconds: 0.3 });
  await child.run({ id: "q1", source: "const forever = () => { while (true); };" });
  const first = await problemOf(child.call("forever", []));
  assert.equal(first.state, "timed out");
  assert.deepEqual(await problemOf(child.call("forever", [])), first);
  assert.equal(child.death?.state, "timed out");
  await child.close();
});

Deno.test("a child with other limits than usual has the same library", async () => {
  await using child = await openChild({ imports: ["flowbook/tensors"], megabytes: 700 });
  const source = `import { tf } from "flowbook/tensors";
const sum = (values: number[]) => tf.sum(tf.tensor1d(values)).arraySync();`;
  assert.deepEqual(await child.run({ id: "q1", source }), { state: "ok" });
  assert.equal(await child.call("sum", [[1, 2, 3]]), 6);
});

Deno.test("a child learns with the library, and only with the modules that it has", async () => {
  const imports = ["flowbook/random", "flowbook/networks", "flowbook/learning", "flowbook/tensors"];
  await using child = await openChild({ imports });
  const source = `import { stream } from "flowbook/random";
import { velocityNetwork } from "flowbook/networks";
import { train } from "flowbook/learning";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
async function learn(): Promise<number[]> {
  ${TRAINING}  return [losses[0]!, losses.at(-1)!];
}`;
  assert.deepEqual(await child.run({ id: "q1", source }), { state: "ok" });
  const [first, last] = await child.call("learn", []) as number[];
  assert.ok(last! < first! / 2, `${first} to ${last}`);
  const other = await child.run({ id: "q2", source: 'import { show } from "flowbook/notebook";' });
  assert.equal(other.state, "refused");
});
