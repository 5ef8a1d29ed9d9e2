import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import type { Message } from "../../../../lib/press/kernel/wire.ts";
import { readableFailure } from "../../../../lib/press/page/engine/failures.ts";
import { importerOf } from "../../../../lib/press/page/engine/importer.ts";
import { openLivePictures } from "../../../../lib/press/page/engine/live_pictures.ts";
import { namespace } from "../../../../lib/press/page/engine/namespace.ts";
import { inspect } from "../../../../lib/press/page/engine/print/inspect.ts";
import { openRouter } from "../../../../lib/press/page/engine/router.ts";

function message(type: string, content: Record<string, unknown>): Message {
  return { type, parent: undefined, content, size: 1 };
}

Deno.test("importerOf() loads what the book has and names it when asked for anything else", async () => {
  const load = importerOf({
    "flowbook/paths": () => Promise.resolve({ path: 1 }),
    mathjs: () => Promise.resolve({}),
  });
  deepEqual({ ...await load("flowbook/paths") }, { path: 1 });
  equal(await load("flowbook/paths"), await load("flowbook/paths"));
  for (const name of ["lodash", "./paths.ts", "https://esm.sh/x", "__proto__", "constructor"]) {
    await rejects(load(name), {
      name: "TypeError",
      message: `Expected a module of this book; got "${name}". It has flowbook/paths, mathjs`,
    });
  }
});

Deno.test("namespace() is to a bundled module what the module was", async () => {
  const FILE = 'export let b = 1; export const a = () => ++b; export default "all";';
  const real = await import(`data:text/javascript,${encodeURIComponent(FILE)}`);
  let b = 1;
  const bundled = {
    default: "all",
    get b() {
      return b;
    },
    a: () => ++b,
  };
  const module = namespace(bundled);
  for (const one of [real, module]) {
    deepEqual(Object.keys(one), ["a", "b", "default"]);
    equal(Object.getPrototypeOf(one), null);
    equal(Object.prototype.toString.call(one), "[object Module]");
    deepEqual([one.b, (one.a as () => number)(), one.b], [1, 2, 2]);
    throws(() => Object.assign(one, { b: 7 }), TypeError);
    throws(() => Object.assign(one, { c: 7 }), TypeError);
    equal("toString" in one, false);
    equal(
      inspect([one]),
      '[ [Module: null prototype] { a: [Function: a], b: 2, default: "all" } ]',
    );
  }
});

Deno.test("a router gives messages to the cell that began last, and updates to their maker", () => {
  const heard: string[] = [];
  const router = openRouter();
  const display = (type: string, id: string): Message =>
    message(type, { transient: { display_id: id } });
  router.begin(({ type }) => heard.push(`a ${type}`));
  router.route(display("display_data", "bar"));
  router.begin(({ type }) => heard.push(`b ${type}`));
  router.route(display("update_display_data", "bar"));
  router.route(display("update_display_data", "unknown"));
  router.route(message("stream", { name: "stdout", text: "x" }));
  deepEqual(heard, [
    "a display_data",
    "a update_display_data",
    "b update_display_data",
    "b stream",
  ]);
});

Deno.test("readableFailure() drops the places in the book's own scripts", () => {
  const traceback = [
    "TypeError: bad",
    "    at train (http://localhost:8000/assets/live/chunk-AB.js:1:23)",
    "    at cell-one.ts:2:3",
  ];
  const { content } = readableFailure(
    message("error", { ename: "TypeError", evalue: "bad", traceback }),
  );
  deepEqual(content, {
    ename: "TypeError",
    evalue: "bad",
    traceback: [traceback[0], traceback[2]],
  });
});

Deno.test("readableFailure() says what helps when the memory of TensorFlow.js is gone", () => {
  const { content } = readableFailure(
    message("error", {
      ename: "RuntimeError",
      evalue: "memory access out of bounds",
      traceback: [],
    }),
  );
  equal(
    content.evalue,
    "memory access out of bounds. The memory of TensorFlow.js is full or broken: " +
      "stop, and run the cells above again",
  );
  const print = message("stream", { name: "stdout", text: "x" });
  equal(readableFailure(print), print);
});

Deno.test("a cell that runs again replaces its live pictures", async () => {
  const slot = globalThis as { [name: symbol]: ((picture: unknown) => string) | undefined };
  const EXPLORER = Symbol.for("flowbook.explorer");
  const pictures = openLivePictures();
  const keep = (caption: string): string =>
    slot[EXPLORER]!({ inputs: [], draw: () => Promise.resolve({ caption }) });
  try {
    pictures.begin("one");
    const [first, second] = [keep("first"), keep("second")];
    pictures.begin("other");
    const third = keep("third");
    equal((await pictures.draw(second, {})).caption, "second");
    pictures.begin("one");
    const again = keep("again");
    equal(new Set([first, second, third, again]).size, 4);
    for (const key of [first, second]) {
      await rejects(pictures.draw(key, {}), {
        name: "RangeError",
        message: `Expected the key of a live picture; got "${key}"`,
      });
    }
    equal((await pictures.draw(third, {})).caption, "third");
    equal((await pictures.draw(again, {})).caption, "again");
  } finally {
    delete slot[EXPLORER];
  }
});
