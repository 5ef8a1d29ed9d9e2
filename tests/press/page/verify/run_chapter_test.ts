import assert from "node:assert/strict";
import type { Engine, Outcome } from "../../../../lib/press/page/engine/engine.ts";
import { runChapter } from "../../../../lib/press/page/verify/run_chapter.ts";
import type { Message } from "../../../../lib/press/ipynb/message.ts";
import { claimRecord } from "../../book/fixture.ts";

interface Told {
  readonly outcome: Outcome;
  readonly messages: readonly Omit<Message, "parent" | "size">[];
}

/** An engine whose cells end as told. */
function engine(cells: Readonly<Record<string, Told>>): Engine {
  return {
    run({ id }, take): ReturnType<Engine["run"]> {
      const { outcome, messages } = cells[id]!;
      for (const message of messages) take({ ...message, parent: undefined, size: 0 });
      return Promise.resolve({ outcome, count: 1, milliseconds: 0 });
    },
    draw: () => Promise.reject(new Error("no pictures here")),
    plant: () => {},
    computeWith: () => {},
    stop: () => {},
    alive: true,
  };
}

function claimMessage(id: string): Told["messages"][number] {
  const data = { "application/vnd.flowbook.claim+json": claimRecord(id) };
  return { type: "display_data", content: { data } };
}

function chapter(...ids: string[]): Parameters<typeof runChapter>[1] {
  return { cells: ids.map((id) => ({ id, source: "" })), records: [], slow: 0 };
}

Deno.test("runChapter() gathers records and tells how far it is", async () => {
  const told: number[] = [];
  const here = engine({
    one: { outcome: "ok", messages: [claimMessage("S1.01")] },
    two: { outcome: "ok", messages: [claimMessage("S1.02"), claimMessage("S1.03")] },
  });
  const run = await runChapter(here, chapter("one", "two"), (done) => told.push(done));
  assert.deepEqual(run.records.map(({ id }) => id), ["S1.01", "S1.02", "S1.03"]);
  assert.equal(run.problem, undefined);
  assert.deepEqual(told, [0, 1]);
});

Deno.test("runChapter() ends at the first cell that fails, and says why", async () => {
  const error = { type: "error", content: { ename: "RangeError", evalue: "t is 2" } };
  const here = engine({
    one: { outcome: "error", messages: [claimMessage("S1.01"), error] },
    two: { outcome: "ok", messages: [claimMessage("S1.02")] },
  });
  const run = await runChapter(here, chapter("one", "two"), () => {});
  assert.deepEqual(run.records.map(({ id }) => id), ["S1.01"]);
  assert.equal(run.problem, `cell "one": RangeError: t is 2`);
});

Deno.test("runChapter() ends when it is stopped", async () => {
  const here = engine({ one: { outcome: "stopped", messages: [] } });
  assert.equal((await runChapter(here, chapter("one", "two"), () => {})).problem, "stopped");
});

Deno.test("runChapter() survives messages of any shape", async () => {
  const messages = [{ type: "display_data", content: {} }, {
    type: "stream",
    content: { data: 7 },
  }];
  const here = engine({ one: { outcome: "ok", messages } });
  assert.deepEqual((await runChapter(here, chapter("one"), () => {})).records, []);
});
