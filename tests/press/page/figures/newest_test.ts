import { deepStrictEqual } from "node:assert/strict";
import { followNewest } from "../../../../lib/press/page/figures/newest.ts";

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const noPause = (): Promise<void> => Promise.resolve();

Deno.test("while one value is drawn only the newest waits", async () => {
  const drawn: number[] = [];
  const gates: (() => void)[] = [];
  const follow = followNewest<number>(
    (value) => (drawn.push(value), new Promise((resolve) => gates.push(resolve))),
    () => {},
    noPause,
  );
  [1, 2, 3, 4].forEach(follow);
  deepStrictEqual(drawn, [1]);
  gates.shift()!();
  await settle();
  deepStrictEqual(drawn, [1, 4]);
  follow(5);
  gates.shift()!();
  await settle();
  deepStrictEqual(drawn, [1, 4, 5]);
});

Deno.test("an error is told, and the next value is drawn all the same", async () => {
  const told: string[] = [];
  const follow = followNewest<number>(
    (value) => value < 0 ? Promise.reject(new RangeError(`${value}`)) : Promise.resolve(),
    (error) => told.push((error as Error).message),
    noPause,
  );
  follow(-1);
  await settle();
  follow(-2);
  follow(1);
  await settle();
  deepStrictEqual(told, ["-1", "-2"]);
});

Deno.test("between two drawings there is a pause", async () => {
  const events: string[] = [];
  const follow = followNewest<string>(
    (value) => Promise.resolve(void events.push(value)),
    () => {},
    () => Promise.resolve(void events.push("pause")),
  );
  follow("a");
  follow("b");
  await settle();
  deepStrictEqual(events, ["a", "pause", "b", "pause"]);
});
