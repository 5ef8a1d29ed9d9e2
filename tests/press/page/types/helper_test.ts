import assert from "node:assert/strict";
import { completionOf } from "../../../../lib/press/page/types/completion.ts";
import { joinCells } from "../../../../lib/press/page/types/cell_file.ts";
import type { Asked, Reply } from "../../../../lib/press/page/types/questions.ts";
import { openSwitch } from "../../../../lib/press/page/types/switch.ts";
import {
  openTypeHelper,
  type TypeHelper,
  type TypeWorker,
} from "../../../../lib/press/page/types/type_worker.ts";

/** A worker that replies as it is told to. */
class FakeWorker extends EventTarget {
  terminated = false;
  constructor(readonly reply: (asked: Asked) => Reply | undefined) {
    super();
  }
  postMessage(asked: Asked): void {
    const data = this.reply(asked);
    if (data) queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data })));
  }
  terminate(): void {
    this.terminated = true;
  }
}

/** A helper over a fake worker, with what it said of failures. */
function helperOver(reply: FakeWorker["reply"], patience?: number): {
  helper: TypeHelper;
  worker: FakeWorker;
  failures: string[];
} {
  const worker = new FakeWorker(reply);
  const failures: string[] = [];
  const helper = openTypeHelper(
    () => worker as unknown as TypeWorker,
    ({ message }) => failures.push(message),
    patience,
  );
  return { helper, worker, failures };
}

const QUESTION = { about: "problems", cells: [], cell: "a" } as const;

Deno.test("each question gets its own answer", async () => {
  const { helper, failures } = helperOver(({ id }) => ({
    id,
    answer: [{ from: id, to: id, severity: "error", message: "no" }],
  }));
  const answers = await Promise.all([helper.ask(QUESTION), helper.ask(QUESTION)]);
  assert.deepEqual(answers.map(([first]) => first!.from), [1, 2]);
  assert.deepEqual(failures, []);
});

Deno.test("a question that fails alone leaves the others be", async () => {
  const { helper, worker, failures } = helperOver(({ id }) =>
    id === 1 ? { id, reason: "stumbled", then: "go on" } : { id, answer: [] }
  );
  await assert.rejects(helper.ask(QUESTION), new Error("stumbled"));
  assert.deepEqual(await helper.ask(QUESTION), []);
  assert.deepEqual([failures, worker.terminated], [[], false]);
});

Deno.test("a worker without its files is ended, told of once, and asked no more", async () => {
  const { helper, worker, failures } = helperOver(({ id }) => ({
    id,
    reason: "types.json could not be loaded (404)",
    then: "give up",
  }));
  await assert.rejects(helper.ask(QUESTION), /404/);
  await assert.rejects(helper.ask(QUESTION), /404/);
  assert.deepEqual([failures.length, worker.terminated], [1, true]);
});

Deno.test("a worker that cannot be loaded rejects what waits", async () => {
  const { helper, worker, failures } = helperOver(() => undefined);
  const waiting = helper.ask(QUESTION);
  worker.dispatchEvent(new ErrorEvent("error", { cancelable: true, message: "" }));
  await assert.rejects(waiting, /could not be loaded/);
  assert.equal(failures.length, 1);
});

Deno.test("a worker that is silent for too long is given up", async () => {
  const { helper, failures } = helperOver(() => undefined, 20);
  await assert.rejects(helper.ask(QUESTION), /memory/);
  assert.equal(failures.length, 1);
});

Deno.test("closing is no failure", async () => {
  const { helper, worker, failures } = helperOver(() => undefined);
  const waiting = helper.ask(QUESTION);
  helper.close();
  await assert.rejects(waiting, /switched off/);
  assert.deepEqual([failures, worker.terminated], [[], true]);
});

Deno.test("the switch is off at first, remembers, and tells of changes", () => {
  const kept = new Map<string, unknown>();
  const memory = {
    read: (name: string) => kept.get(name),
    write: (name: string, value: unknown) => void kept.set(name, value),
  };
  const first = openSwitch(memory);
  let told = 0;
  const unwatch = first.watch(() => told++);
  assert.equal(first.isOn, false);
  first.set("on");
  first.set("on");
  unwatch();
  assert.deepEqual([first.isOn, told, openSwitch(memory).isOn], [true, 1, true]);
  kept.set("type-help", { no: "sense" });
  assert.equal(openSwitch(memory).isOn, false);
});

Deno.test("joinCells() keeps places, there and back", () => {
  const cells = [{ id: "a", source: "1" }, { id: "b", source: "two" }, { id: "c", source: "3" }];
  const joined = joinCells(cells, "b");
  assert.ok(!joined.text.includes("3"));
  const offset = joined.offsetOf({ cell: "b", at: 2 });
  assert.equal(joined.text[offset], "o");
  assert.deepEqual(joined.placeOf(offset), { cell: "b", at: 2 });
  assert.equal(joined.placeOf(2), undefined, "between two cells");
  assert.equal(joined.lengthOf("b"), 3);
});

Deno.test("likelier names stand first, private ones last", () => {
  const explain = (): Promise<null> => Promise.resolve(null);
  const boost = (name: string, rank: number): number =>
    completionOf({ name, kind: "const", rank }, explain).boost!;
  assert.ok(boost("a", 11) > boost("a", 15));
  assert.ok(boost("_a", 11) < boost("a", 15));
  assert.equal(completionOf({ name: "a", kind: "odd", rank: 1 }, explain).type, "variable");
});
