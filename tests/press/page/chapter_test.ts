import assert from "node:assert/strict";
import { backendChoice } from "../../../lib/press/page/chapter/backend_choice.ts";
import type { Notice } from "../../../lib/press/page/notice.ts";
import { recallEdits } from "../../../lib/press/page/chapter/recall.ts";
import { slidersAtRest } from "../../../lib/press/page/chapter/sliders.ts";
import { duration, stateText } from "../../../lib/press/page/chapter/state_text.ts";
import { toolbar } from "../../../lib/press/page/chapter/toolbar.ts";
import { editsIn } from "../../../lib/press/page/storage/edits.ts";
import { exerciseProgress } from "../../../lib/press/page/storage/exercises.ts";
import type { Memory } from "../../../lib/press/page/storage/memory.ts";
import { hydratePredictions } from "../../../lib/press/page/predictions/mod.ts";
import { encodeShared } from "../../../lib/press/page/share/fragment.ts";
import { receive, type Receiver } from "../../../lib/press/page/share/received.ts";
import { linkToShare } from "../../../lib/press/page/share/mod.ts";
import { cellsOf, sections } from "./chapter_parts.ts";
import { inDocument } from "./dom.ts";

function memory(values = new Map<string, unknown>()): Memory {
  return {
    read: (name) => values.get(name),
    write: (name, value) => void values.set(name, value),
    remove: (name) => void values.delete(name),
  };
}

const RECORD = {
  source: "",
  order: 1,
  outcome: "ok",
  count: 3,
  milliseconds: 230,
  outputs: [],
  lives: true,
} as const;

Deno.test("the state of a cell in a few words", () => {
  const cell = { tags: [] as string[], isEdited: false };
  const words = (state: string, more: object = {}, record?: typeof RECORD): string =>
    stateText({ ...cell, ...more, state } as never, record, undefined).words;
  assert.equal(words("saved"), "");
  assert.equal(words("saved", { tags: ["slow", "fold"] }), "slow: about a minute");
  assert.equal(words("ran", {}, RECORD), "ran 3 · 0.2 s");
  assert.equal(words("ran", { isEdited: true }, RECORD), "ran 3 · 0.2 s · edited");
  assert.equal(words("failed", {}, RECORD), "failed · 0.2 s");
  assert.equal(words("stale", {}, RECORD), "stale");
  assert.equal(words("stale", { isEdited: true }), "edited, not run");
  assert.equal(words("stale"), "before your edit");
  assert.equal(words("running", { tags: ["slow"] }), "running… about a minute");
  const slow = stateText({ ...cell, tags: ["slow"], state: "saved" }, undefined, 42.4);
  assert.equal(slow.words, "slow: about 42 s here");
  assert.deepEqual([0, 9_940, 9_960, 59_600, 61_000].map(duration), [
    "0.0 s",
    "9.9 s",
    "10 s",
    "1 min 0 s",
    "1 min 1 s",
  ]);
});

Deno.test("the buttons of a cell and its keys", () =>
  inDocument(sections({ one: "1" }), ({ document, KeyboardEvent }) => {
    const cell = cellsOf(document).get("one")!, done: string[] = [];
    const bar = toolbar(cell, {
      run: ({ id }) => done.push(`run ${id}`),
      toHere: () => done.push("here"),
      edit: () => done.push("edit"),
      draw: () => done.push("draw"),
    });
    cell.onChange(() => bar.show({ words: "", title: "" }));
    bar.show({ words: "ran 1", title: "" });
    const named = (name: string): HTMLButtonElement =>
      [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
    for (const name of ["Run", "Run to here", "Edit"]) named(name).click();
    const press = (selector: string, init: object): void =>
      document.querySelector(selector).dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init }),
      );
    press("pre", { shiftKey: true });
    press("pre", {});
    press(".outputs", {});
    assert.deepEqual(done, ["run one", "here", "edit", "run one", "edit"]);
    assert.equal(document.querySelector(".cell-state").textContent, "ran 1");
    assert.equal(named("Reset").hidden, true);
    cell.setSource("2");
    assert.equal(named("Reset").hidden, false);
    named("Reset").click();
    assert.equal(cell.source(), "1");
    named("Undo reset").click();
    assert.equal(cell.source(), "2");
  }));

Deno.test("a cell gets its colours when its source changes, and its links back", async () => {
  const linked = sections({ one: `<a href="api.html">claim</a>();` });
  await inDocument(linked, async ({ document }) => {
    const cell = cellsOf(document).get("one")!, code = document.querySelector("code");
    cell.setSource("const a = '<b>';");
    assert.equal(code.textContent, "const a = '<b>';");
    for (let i = 0; i < 200 && !code.querySelector("span"); i++) {
      await new Promise((resolve) => setTimeout(resolve, 10)); // colours are loaded
    }
    assert.equal(code.querySelector(".tok-keyword").textContent, "const");
    assert.equal(code.querySelector("b"), null);
    cell.setSource("claim();");
    assert.equal(code.querySelector("a").textContent, "claim");
  });
});

Deno.test("remembered edits come back; those of an older edition are offered", () =>
  inDocument(sections({ one: "1", two: "2", three: "3" }), ({ document }) => {
    const cells = cellsOf(document), kept = new Map<string, unknown>(), notices: Notice[] = [];
    const edits = editsIn(memory(kept));
    edits.remember("one", "1", "11");
    edits.remember("two", "old 2", "22");
    assert.equal(recallEdits(cells.values(), edits, (notice) => notices.push(notice)), 2);
    assert.deepEqual([...cells.values()].map((cell) => cell.source()), ["11", "2", "3"]);
    assert.match(notices[0]!.words, /^You edited the cell two, and its author has changed it/);
    notices[0]!.answers.find(({ words }) => words === "Use my edit")!.act();
    assert.equal(cells.get("two")!.source(), "22");
    notices[0]!.answers.find(({ words }) => words === "Forget it")!.act();
    assert.deepEqual([...kept.keys()], ["edit/one"]);
  }));

interface Received {
  readonly notices: Notice[];
  readonly said: string[];
  readonly held: string[];
  answer(words: string): void;
}

function receiver(document: Document): Receiver & Received {
  const notices: Notice[] = [], said: string[] = [], held: string[] = [];
  return {
    chapter: "07-a",
    cells: cellsOf(document),
    sliders: slidersAtRest(),
    hold(ids): () => void {
      held.push(...ids);
      return () => held.splice(0);
    },
    ask: (notice) => notices.push(notice),
    say: (words) => said.push(words),
    notices,
    said,
    held,
    answer: (words) => notices[0]!.answers.find((answer) => answer.words === words)!.act(),
  };
}

Deno.test("a link shows its edits, and the reader keeps or discards them", () =>
  inDocument(sections({ one: "1", two: "2" }), ({ document }) => {
    const sender = receiver(document);
    sender.cells.get("one")!.setSource("11");
    sender.sliders.set("one/0", { t: 0.5 });
    const address = linkToShare(
      "http://h/07-a.html#old",
      "07-a",
      sender.cells.values(),
      sender.sliders,
    );
    assert.match(address, /^http:\/\/h\/07-a\.html#share=1\./);
    const fragment = new URL(address).hash;
    document.querySelector("#one code")!.textContent = "1";

    const reader = receiver(document), moved: unknown[] = [];
    reader.sliders.onRestore((...to) => moved.push(to));
    reader.cells.get("one")!.setSource("mine");
    assert.equal(receive(fragment, reader), true);
    assert.equal(
      reader.notices[0]!.words,
      "This link brings edits to 1 cell and the sliders of 1 picture; nothing has run. " +
        "Keep replaces your own 1 edit.",
    );
    assert.deepEqual([reader.cells.get("one")!.source(), reader.held, moved], ["11", ["one"], []]);
    reader.answer("Discard");
    assert.deepEqual([reader.cells.get("one")!.source(), reader.held, moved], ["mine", [], []]);
    receive(fragment, reader);
    reader.answer("Keep");
    assert.deepEqual(reader.cells.get("one")!.source(), "11");
    assert.deepEqual(moved, [["one/0", { t: 0.5 }]]);
  }));

Deno.test("a link says what of it does not fit", () =>
  inDocument(sections({ one: "1" }), ({ document }) => {
    const edits = {
      one: { source: "11", edition: "another" },
      gone: { source: "x", edition: "a" },
      __proto__: { source: "x", edition: "a" },
    };
    const reader = receiver(document);
    receive(encodeShared({ chapter: "07-a", edits, sliders: {} }), reader);
    assert.match(reader.notices[0]!.words, /1 edit of an older edition\. 1 cell of it is not in/);
    const moved = { "one/0": { t: 1 }, "gone/0": { t: 1 } };
    receive(encodeShared({ chapter: "07-a", edits: {}, sliders: moved }), reader);
    assert.equal(
      reader.notices[1]!.words,
      "This link brings the sliders of 1 picture; nothing has run. " +
        "1 picture of it is not in this chapter.",
    );
    receive(encodeShared({ chapter: "08-b", edits: {}, sliders: {} }), reader);
    assert.match(reader.said.at(-1)!, /^This link belongs to another chapter/);
    assert.equal(receive("#share=1.broken", reader), true);
    assert.match(reader.said.at(-1)!, /^This link is damaged/);
    assert.equal(receive("#proof", reader), false);
    assert.throws(
      () => linkToShare("http://h/", "07-a", [], slidersAtRest()),
      /^RangeError: There is nothing to share yet/,
    );
  }));

const EXERCISES = `<nav class="contents"><a href="#first">First</a><a href="#last">Last</a></nav>
<main><h2 id="first">First</h2><section class="cell code" id="a"><div data-exercise="7.1"></div>
</section><h2 id="last">Last</h2><section class="cell code" id="b"><div data-exercise="7.2"></div>
</section></main>`;

Deno.test("a solved exercise is remembered and marked in the contents", () =>
  inDocument(EXERCISES, ({ document }) => {
    const kept = memory(), main = document.querySelector("main");
    const first = exerciseProgress(main, kept);
    first.note({ id: "7.1", state: "wrong" });
    assert.deepEqual([first.solved, first.total], [0, 2]);
    for (const record of [null, {}, { id: 3, state: "right" }, { id: "9.9", state: "right" }]) {
      first.note(record);
    }
    first.note({ id: "7.2", state: "right" });
    first.note({ id: "7.2", state: "wrong" });
    assert.equal(first.solved, 1);
    const marks = [...document.querySelectorAll(".contents a")].map((link: HTMLElement) =>
      link.textContent
    );
    assert.deepEqual(marks, ["First", "Last ✓"]);
    assert.equal(exerciseProgress(main, kept).solved, 1, "the next visit");
    assert.equal(document.querySelectorAll(".solved").length, 1);
  }));

const PREDICTION = `<main><div class="box predict"><details><summary>A</summary></details>
<details><summary>B</summary></details></div>
<div class="box predict"><details><summary>Answer</summary></details></div></main>`;

Deno.test("the answer opened first is remembered as the reader's choice", async () => {
  const kept = memory();
  await inDocument(PREDICTION, async ({ document, Event }) => {
    hydratePredictions(document.querySelector("main"), kept);
    const [a, b, only] = document.querySelectorAll("details");
    for (const answer of [b, a, only]) {
      answer.open = true;
      answer.dispatchEvent(new Event("toggle"));
    }
    await Promise.resolve();
    assert.deepEqual([a, b, only].map((one) => one.textContent), ["A", "Byour choice", "Answer"]);
  });
  await inDocument(PREDICTION, ({ document }) => {
    hydratePredictions(document.querySelector("main"), kept);
    const texts = [...document.querySelectorAll("summary")].map((one: Element) => one.textContent);
    assert.deepEqual(texts, ["A", "Byour choice", "Answer"]);
    assert.equal(document.querySelector("details[open]"), null, "but it is not opened");
  });
});

Deno.test("the choice of what computes is kept, and told with what it means", async () => {
  await inDocument("", (window) => {
    const kept = memory();
    const told: unknown[][] = [];
    const choose = (...words: unknown[]): void => void told.push(words);
    const pick = (value: string): void => {
      const select = backendChoice({ memory: kept, choose }) as HTMLSelectElement;
      assert.equal(select.value, kept.read("backend") ?? "wasm");
      select.value = value;
      select.dispatchEvent(new window.Event("change"));
    };
    pick("webgl");
    assert.deepEqual([kept.read("backend"), told.length, told[0]![0]], ["webgl", 1, "webgl"]);
    assert.match(
      String(told[0]![1]),
      /^On the graphics card: small networks are slower/,
    );
    pick("wasm");
    assert.deepEqual(told.slice(1).map(([backend]) => backend), ["webgl", "wasm"]);
    assert.equal(told[1]![1], undefined); // that of the earlier visit changes nothing
    pick("wasm");
    assert.equal(kept.read("backend"), "wasm");
  });
});
