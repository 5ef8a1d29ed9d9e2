import assert from "node:assert/strict";
import { watch } from "../../../../lib/press/page/engine/sandbox/watch.ts";

Deno.test("watch() tells once that nobody has answered five questions in a row", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = 0, answered = 0, told = 0;
  const answer = watch({
    beat: 2,
    ask(): void {
      asked++;
      if (asked % 5 !== 0 && asked > 20) return; // four of five stay without an answer, then all
      if (asked > 40) return;
      answered = asked;
      answer();
    },
    gone(): void {
      told++;
      setTimeout(resolve, 20);
    },
    signal: new AbortController().signal,
  });
  await promise;
  assert.deepEqual({ answered, asked, told }, { answered: 40, asked: 45, told: 1 });
});

Deno.test("watch() ends with its signal", async () => {
  const life = new AbortController();
  let asked = 0;
  watch({ beat: 1, ask: () => asked++ || life.abort(), gone: assert.fail, signal: life.signal });
  await new Promise((done) => setTimeout(done, 20));
  assert.equal(asked, 1);
});
