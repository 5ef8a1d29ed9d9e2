import assert from "node:assert/strict";
import type { Message } from "../../../lib/press/ipynb/message.ts";
import { thrownAt } from "../../../lib/press/page/outputs/error_view.ts";
import {
  type LiveOutputs,
  liveOutputs,
  type LiveOutputsOptions,
} from "../../../lib/press/page/outputs/live_outputs.ts";
import { longText } from "../../../lib/press/page/outputs/long_text.ts";
import type { Painter } from "../../../lib/press/page/outputs/painter.ts";
import { isSound } from "../../../lib/press/page/outputs/sound_message.ts";
import { fillWords } from "../../../lib/press/page/outputs/words_view.ts";
import { claimRecord } from "../book/fixture.ts";
import { inDocument } from "./dom.ts";

function message(type: string, content: object, size = 10): Message {
  return { type, content: content as Message["content"], parent: undefined, size };
}

function printed(text: string, name = "stdout"): Message {
  return message("stream", { name, text }, text.length);
}

function shown(text: string, id?: string, type = "display_data"): Message {
  const transient = id === undefined ? {} : { display_id: id };
  return message(type, { data: { "text/plain": text }, metadata: {}, transient });
}

const PAINTER: Painter = {
  cell: "one",
  words: (into, data) => {
    into.textContent = `painted ${Object.keys(data).join()}`;
    return true;
  },
  picture: () => {},
  showLine: () => {},
};

function open(container: HTMLElement, options: Partial<LiveOutputsOptions> = {}): LiveOutputs {
  const rest = { painter: PAINTER, onShown: () => {}, onFlood: () => {} };
  return liveOutputs({ container, ...rest, ...options });
}

Deno.test({
  name: "what a cell clears goes from the page with the next frame",
  fn: () =>
    inDocument("<div></div>", ({ document }, frame) => {
      const container = document.querySelector("div"), live = open(container);
      live.take(printed("step 1\n"));
      frame();
      live.take(message("clear_output", { wait: true }));
      frame();
      assert.equal(container.textContent, "step 1\n");
      live.take(printed("step 2\n"));
      frame();
      assert.equal(container.textContent, "step 2\n");
      live.take(message("clear_output", {}));
      frame();
      assert.equal(container.textContent, "");
      return Promise.resolve();
    }),
});

Deno.test({
  name: "outputs come with the next frame, in their order, in the place of the saved ones",
  fn: () =>
    inDocument("<div><p>saved</p></div>", async ({ document }, frame) => {
      const container = document.querySelector("div");
      const live = open(container);
      live.take(printed("a\n"));
      live.take(printed("b\n"));
      live.take(printed("oh\n", "stderr"));
      live.take(shown("words"));
      assert.equal(container.textContent, "saved");
      frame();
      assert.deepEqual(
        [...container.querySelectorAll("pre")].map((pre: Element) => [
          pre.className,
          pre.textContent,
        ]),
        [["output stdout", "a\nb\n"], ["output stderr", "oh\n"], ["output words", "words"]],
      );
      const done = live.end("ok");
      frame();
      await done;
      assert.deepEqual(live.outputs.map(({ output_type }) => output_type), [
        "stream",
        "stream",
        "display_data",
      ]);
    }),
});

Deno.test({
  name: "an update changes the display where it stands, also after the end of the run",
  fn: () =>
    inDocument("<div></div>", ({ document }, frame) => {
      const container = document.querySelector("div"), told: string[] = [];
      const live = open(container, { onShown: (element) => told.push(element.textContent ?? "") });
      live.take(shown("step 1", "p"));
      live.take(shown("after"));
      frame();
      live.take(shown("step 2", "p", "update_display_data"));
      void live.end("ok");
      frame();
      live.take(shown("step 3", "p", "update_display_data"));
      frame();
      const texts = [...container.querySelectorAll("pre")].map((pre: Element) => pre.textContent);
      assert.deepEqual(texts, ["step 3", "after"]);
      assert.deepEqual(told, ["step 1", "after", "step 2", "step 3"]);
    }),
});

Deno.test({
  name: "a run without outputs clears the place; one that was stopped before leaves it",
  fn: () =>
    inDocument("<div>saved</div>", ({ document }, frame) => {
      const container = document.querySelector("div");
      void open(container).end("stopped");
      frame();
      assert.equal(container.textContent, "saved");
      void open(container).end("ok");
      frame();
      assert.equal(container.textContent, "");
    }),
});

Deno.test({
  name: "many outputs wait for a click; too many bytes are told once",
  fn: () =>
    inDocument("<div></div>", ({ document }, frame) => {
      const container = document.querySelector("div"), floods: string[] = [];
      const live = open(container, { onFlood: (reason) => floods.push(reason) });
      for (let i = 0; i < 250; i++) live.take(shown(`${i}`));
      frame();
      const button = container.querySelector("button");
      assert.equal(container.querySelectorAll("pre").length, 100);
      assert.equal(button.textContent, "Show more outputs (150 wait)");
      button.click();
      button.click();
      assert.equal(container.querySelectorAll("pre").length, 250);
      assert.equal(container.querySelector("button"), null);
      for (let i = 0; i < 3; i++) live.take(message("stream", { name: "stdout", text: "" }, 15e6));
      assert.deepEqual(floods, ["put out more than 20 MB"]);
    }),
});

Deno.test({
  name: "an output whose painter is being loaded keeps its place",
  fn: () =>
    inDocument("<div></div>", ({ document }, frame) => {
      let loaded = false, ready = (): void => {};
      const painter: Painter = {
        ...PAINTER,
        words(into, _data, _plain, whenReady): boolean {
          ready = whenReady;
          into.textContent = "table";
          return loaded;
        },
      };
      const container = document.querySelector("div"), live = open(container, { painter });
      live.take(message("display_data", { data: { "text/html": "<table>" }, metadata: {} }));
      live.take(printed("later"));
      frame();
      assert.equal(container.textContent, "");
      loaded = true;
      ready();
      frame();
      assert.equal(container.textContent, "tablelater");
    }),
});

Deno.test({
  name: "an error names the line, and leads to it",
  fn: () =>
    inDocument("<div></div>", ({ document }, frame) => {
      const led: unknown[] = [];
      const painter = { ...PAINTER, showLine: (...to: unknown[]) => led.push(to) };
      const container = document.querySelector("div"), live = open(container, { painter });
      const error = { ename: "RangeError", evalue: "no <b>", traceback: ["RangeError: no <b>"] };
      live.take(message("error", error));
      live.take(message("error", { ...error, traceback: ["x", "  at f (cell-one.ts:3:7)"] }));
      live.take(message("error", { ...error, traceback: ["x", "  at cell-tools.ts:12:1"] }));
      frame();
      const errors = [...container.querySelectorAll("pre.error")] as HTMLElement[];
      assert.deepEqual(errors.map((pre) => pre.textContent), [
        "RangeError: no <b>",
        "RangeError: no <b>\nline 3",
        "RangeError: no <b>\nline 12 of the cell “tools”",
      ]);
      for (const button of container.querySelectorAll("button")) button.click();
      assert.deepEqual(led, [["one", 3], ["tools", 12]]);
    }),
});

Deno.test("a place in the words of an error is not where it was thrown", () => {
  assert.equal(thrownAt(["Error: see cell-a.ts:1:1"]), undefined);
  assert.equal(thrownAt([]), undefined);
});

Deno.test("a long text shows its ends, and all of it after a click", () =>
  inDocument("", ({ document }) => {
    const lines = Array.from({ length: 500 }, (_, i) => `line ${i}\n`).join("");
    const text = longText("output stdout");
    document.body.append(text.element);
    assert.equal(text.show("short\n"), true);
    assert.equal(text.show("short\n"), false);
    assert.equal(text.element.textContent, "short\n");
    text.show(lines);
    const [head, tail] = text.element.querySelectorAll("pre");
    assert.match(head!.textContent!, /^line 0\n[\s\S]*line 19\n$/);
    assert.match(tail!.textContent!, /^line 480\n[\s\S]*line 499\n$/);
    const button = text.element.querySelector("button")!;
    assert.match(button.textContent!, /^Show all \(4.060 characters more\)$/);
    button.click();
    assert.equal(text.element.textContent, lines);
  }));

Deno.test("a text without line breaks is cut too, and a huge one stays cut", () =>
  inDocument("", () => {
    const text = longText("output stdout");
    text.show("x".repeat(3_000_000));
    const shown = (): number => text.element.textContent!.length;
    assert.ok(shown() < 4100, String(shown()));
    text.element.querySelector("button")!.click();
    assert.ok(shown() > 1_000_000 && shown() < 1_000_200, String(shown()));
    assert.equal(text.element.querySelector("button")!.disabled, true);
  }));

Deno.test("messages that are no outputs are let pass", () => {
  const sound = [
    printed("a"),
    shown("b"),
    message("error", {
      ename: "a",
      evalue: "b",
      traceback: [],
    }),
  ];
  for (const one of sound) assert.equal(isSound(one), true);
  const others: unknown[] = [
    null,
    {},
    message("status", {}),
    message("stream", { name: "stdlog", text: "a" }),
    message("stream", { name: "stdout", text: {} }),
    message("display_data", {}),
    message("display_data", { data: null }),
    message("execute_result", { data: [] }),
    message("error", { ename: "a", evalue: "b", traceback: [{}] }),
    { type: "stream", content: null, size: 1 },
    { type: "stream", content: { name: "stdout", text: "a" }, size: "1" },
  ];
  for (const one of others) assert.equal(isSound(one as Message), false, JSON.stringify(one));
});

Deno.test("a claim looks as it does in the book, and an open one stays open", () =>
  inDocument("<div></div>", ({ document }) => {
    const into = document.querySelector("div");
    const data = { "application/vnd.flowbook.claim+json": claimRecord("S3.38") };
    fillWords(into, data, "words", "one");
    into.querySelector("details.claim.holds").open = true;
    fillWords(into, data, "words", "one");
    assert.equal(into.querySelector("details.claim").open, true);
    assert.equal(into.querySelector(".ids").textContent, "S3.38 +2");
  }));

Deno.test("an output never brings HTML of its own making into the page", () =>
  inDocument("<div></div>", ({ document }) => {
    const into = document.querySelector("div"), attack = "<img src=x onerror=alert(1)>";
    const bundles = [
      { "text/html": `<p>fine</p>${attack}<script>1</script>` },
      { "text/markdown": `fine ${attack}` },
      { "application/vnd.flowbook.claim+json": { ...claimRecord("S3.38"), says: attack } },
      { "application/vnd.flowbook.claim+json": { ...claimRecord("a"), says: { html: attack } } },
      { "application/vnd.flowbook.claim+json": { ...claimRecord("a"), id: [{ html: attack }] } },
      {
        "application/vnd.flowbook.exercise+json": { id: attack, state: "right" },
        "text/markdown": "a",
      },
      { "application/vnd.flowbook.exercise+json": { id: "a", state: "constructor" } },
    ];
    for (const data of bundles) {
      fillWords(into, { "text/plain": attack, ...data }, "words", "one");
      assert.equal(into.querySelector("[onerror], script"), null, JSON.stringify(data));
      assert.notEqual(into.textContent.trim(), "");
    }
  }));

Deno.test("a formula that cannot be read is shown as text with the reason", () =>
  inDocument("<div></div>", ({ document }) => {
    const into = document.querySelector("div");
    fillWords(into, { "text/markdown": "$\\frac{1$", "text/plain": "plain" }, "words", "one");
    assert.equal(into.querySelector("pre").textContent, "plain");
    assert.match(into.querySelector(".remark").textContent, /cannot be read/);
  }));
