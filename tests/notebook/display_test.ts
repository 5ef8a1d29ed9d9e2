import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { deliver, post, setReceiver } from "../../lib/notebook/display.ts";
import { show } from "flowbook/notebook";
import type { Message } from "../../lib/notebook/records/display_message.ts";
import { capture, captureConsole } from "./capture.ts";

const data = { "text/plain": "words" };

/** Runs with a kernel in the place where Deno has its own, and collects what it broadcasts. */
async function withKernel(run: () => unknown): Promise<unknown[][]> {
  const calls: unknown[][] = [];
  const jupyter = { broadcast: (...call: unknown[]) => Promise.resolve(void calls.push(call)) };
  const before = Object.getOwnPropertyDescriptor(globalThis, "Deno")!;
  Object.defineProperty(globalThis, "Deno", { ...before, value: { jupyter } });
  try {
    await run();
  } finally {
    Object.defineProperty(globalThis, "Deno", before);
  }
  return calls;
}

Deno.test("in a kernel, messages are broadcast as Jupyter knows them", async () => {
  const calls = await withKernel(async () => {
    await deliver({ kind: "new", data });
    await deliver({ kind: "update", data, id: "a" });
    await deliver({ kind: "final", data, id: "a" });
  });
  const metadata = {}, transient = { display_id: "a" };
  deepStrictEqual(calls, [
    ["display_data", { data, metadata, transient: {} }],
    ["update_display_data", { data, metadata, transient }],
    ["update_display_data", { data, metadata, transient }],
  ]);
});

Deno.test("in a kernel, a picture is followed by its caption, which Jupyter would not show", async () => {
  const picture = {
    "image/svg+xml": "<svg></svg>",
    "text/plain": "Both fall, x_t *too*.\nTwo lines.",
  };
  const calls = await withKernel(() => deliver({ kind: "new", data: picture }));
  const caption = {
    "text/markdown": "Both fall, x\\_t \\*too\\*.",
    "text/plain": "Both fall, x_t *too*.",
    "application/vnd.flowbook.caption+json": {},
  };
  const metadata = {}, transient = {};
  deepStrictEqual(calls, [
    ["display_data", { data: picture, metadata, transient }],
    ["display_data", { data: caption, metadata, transient }],
  ]);
  const [message, ...more] = await capture(() => deliver({ kind: "new", data: picture }));
  deepStrictEqual([message?.data, more], [picture, []]);
});

Deno.test("in a kernel, a cell waits for its output, longer for a large one", async () => {
  const times: number[] = [];
  await withKernel(async () => {
    for (const text of ["short", "x".repeat(2_000_001)]) {
      const start = performance.now();
      await deliver({ kind: "new", data: { "text/plain": text } });
      times.push(performance.now() - start);
    }
  });
  // A timer of 15 ms may fire up to 1 ms early.
  strictEqual(times[0]! >= 14 && times[1]! >= 59, true, `${times}`);
});

Deno.test("post() sends before it returns, and a failing receiver does not stop the loop", async () => {
  const calls = await withKernel(() => post({ kind: "update", data, id: "a" }));
  strictEqual(calls.length, 1);
  const before = setReceiver(() => Promise.reject(new Error("gone")));
  post({ kind: "new", data });
  await rejects(deliver({ kind: "new", data }), { message: "gone" });
  setReceiver(before);
});

Deno.test("a receiver gets the messages instead of everyone else", async () => {
  const received: Message[] = [];
  const printed = await captureConsole(async () => {
    const calls = await withKernel(async () => {
      received.push(...await capture(() => show("words")));
    });
    strictEqual(calls.length, 0);
  });
  deepStrictEqual(received, [{ kind: "new", data }]);
  deepStrictEqual(printed, []);
});

Deno.test("without kernel and receiver, words go to the console and updates nowhere", async () => {
  const printed = await captureConsole(async () => {
    await deliver({ kind: "new", data: { "text/plain": "shown" } });
    await deliver({ kind: "new", data: { "text/plain": "will change" }, id: "a" });
    await deliver({ kind: "update", data: { "text/plain": "changes" }, id: "a" });
    await deliver({ kind: "final", data: { "text/plain": "changed" }, id: "a" });
  });
  deepStrictEqual(printed, ["shown", "changed"]);
});
