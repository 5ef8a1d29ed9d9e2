import assert from "node:assert/strict";
import { parser } from "@lezer/javascript";
import { type Runner, runnerOf } from "../../../lib/press/page/chapter/runner.ts";
import type { LiveCell } from "../../../lib/press/page/chapter/live_cell.ts";
import { cellsOf, type FakeEngine, fakeEngine, sections } from "./chapter_parts.ts";
import { inDocument } from "./dom.ts";

const CHAPTER = {
  tools: "import { claim } from 'flowbook/notebook';",
  data: "let targets = [1, 2];",
  other: "const unrelated = 3;",
  train: "const model = targets;",
  check: "await claim(model);",
};

interface Page {
  readonly runner: Runner;
  readonly engine: FakeEngine;
  readonly cells: ReadonlyMap<string, LiveCell>;
  readonly said: string[];
  readonly shown: string[];
  states(): string;
}

function withPage(
  use: (page: Page) => Promise<void>,
  sources: Readonly<Record<string, string>> = CHAPTER,
  slow: string[] = [],
): Promise<void> {
  return inDocument(sections(sources, slow), async ({ document }, frame) => {
    const beat = setInterval(frame, 1);
    const cells = cellsOf(document), engine = fakeEngine();
    const said: string[] = [], shown: string[] = [];
    const runner = runnerOf({
      cells,
      engine,
      painterOf: ({ id }) => ({
        cell: id,
        words: () => true,
        picture: () => {},
        showLine: () => {},
      }),
      onShown: ({ cell, element }) => shown.push(`${cell.id}: ${element.textContent}`),
      onState: () => {},
      say: (words) => said.push(words),
    });
    const states = (): string => [...cells.values()].map(({ state }) => state).join(" ");
    try {
      await use({ runner, engine, cells, said, shown, states });
    } finally {
      clearInterval(beat);
    }
  });
}

Deno.test("a first click on a cell runs what it needs, and says so", () =>
  withPage(async ({ runner, engine, cells, said, shown, states }) => {
    const report = await runner.run("check");
    assert.equal(report.outcome, "ok");
    assert.deepEqual(engine.ran, ["tools", "data", "train", "check"]);
    assert.equal(states(), "ran ran saved ran ran");
    assert.ok(said.includes("Running 1 of 4: tools, needed by check"), said.join("\n"));
    assert.equal(said.at(-1), "check ran, after 3 cells above");
    assert.ok(shown.includes("check: check"));
    assert.equal(cells.get("check")!.outputs.textContent, "check");
    assert.equal(cells.get("other")!.outputs.textContent, "saved");
    await runner.run("check");
    assert.equal(engine.ran.length, 5, "the second click runs the cell alone");
    assert.match(said.at(-1)!, /^check ran in 0\.0 s$/);
  }));

Deno.test("a cell edited above runs again, and what needs it is stale until then", () =>
  withPage(async ({ runner, engine, cells, states }) => {
    await runner.run("check");
    cells.get("data")!.setSource("let targets = [5];");
    await runner.refresh();
    assert.equal(states(), "ran stale saved stale stale");
    await runner.run("data");
    assert.equal(states(), "ran ran saved stale stale");
    engine.ran.length = 0;
    await runner.run("check");
    assert.deepEqual(engine.ran, ["train", "check"]);
    assert.equal(states(), "ran ran saved ran ran");
  }));

/** The sources that were parsed while something was done, for names or for colours. */
async function parsed(act: () => Promise<void>): Promise<string[]> {
  const kind: Pick<typeof parser, "createParse"> = Object.getPrototypeOf(parser);
  const { createParse } = kind;
  const sources = new Set<string>();
  kind.createParse = function (...args): ReturnType<typeof createParse> {
    const [input] = args;
    sources.add(input.read(0, input.length));
    return createParse.apply(this, args);
  };
  try {
    await act();
  } finally {
    kind.createParse = createParse;
  }
  return [...sources];
}

Deno.test("a key in one cell parses that cell alone", () =>
  withPage(async ({ runner, cells, states }) => {
    assert.deepEqual(await parsed(() => runner.refresh()), Object.values(CHAPTER));
    for (const source of ["let targets = [5];", "let targets = [5]; 1", CHAPTER.train]) {
      const key = async (): Promise<void> => {
        cells.get("data")!.setSource(source);
        await runner.refresh();
      };
      assert.deepEqual(await parsed(key), [source]);
    }
    assert.equal(states(), "saved stale saved saved saved", "model has two makers, train the last");
  }));

Deno.test("saved outputs below an edit are stale before anything has run", () =>
  withPage(async ({ runner, cells, states }) => {
    cells.get("data")!.setSource("let targets = [5];");
    await runner.refresh();
    assert.equal(states(), "saved stale saved stale stale");
    cells.get("data")!.setSource(CHAPTER.data);
    await runner.refresh();
    assert.equal(states(), "saved saved saved saved saved");
  }));

Deno.test("when a cell above fails the rest does not run", () =>
  withPage(async ({ runner, engine, said, states }) => {
    const report = await runner.run("check");
    assert.equal(report.outcome, "error");
    assert.deepEqual(engine.ran, ["tools", "data"]);
    assert.equal(states(), "ran failed saved saved saved");
    assert.equal(said.at(-1), "data failed, so 2 more did not run");
    await runner.run("check");
    assert.deepEqual(engine.ran, ["tools", "data", "data"], "a failed cell is tried again");
  }, { ...CHAPTER, data: "let targets = fail();" }));

Deno.test("Stop ends what runs and what waits; all is stale and begins anew", () =>
  withPage(async ({ runner, engine, said, states }) => {
    const first = runner.run("train");
    const second = runner.run("check");
    while (!engine.ran.includes("train")) await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(states(), "saved ran saved running waiting");
    assert.equal(runner.busy, true);
    runner.stop();
    assert.deepEqual([(await first).outcome, (await second).outcome], ["stopped", "stopped"]);
    assert.equal(states(), "saved stale saved stale saved");
    assert.match(said.at(-1)!, /^Stopped\. All names are gone/);
    assert.equal(runner.busy, false);
    engine.ran.length = 0;
    await runner.run("data");
    assert.deepEqual(engine.ran, ["data"]);
  }, { ...CHAPTER, train: "const model = targets; forever" }));

Deno.test("a worker that dies takes the names of all cells with it", () =>
  withPage(async ({ runner, engine, states }) => {
    await runner.run("tools");
    await runner.run("other");
    assert.equal(states(), "stale saved failed saved saved");
    engine.ran.length = 0;
    await runner.run("train");
    assert.deepEqual(engine.ran, ["data", "train"]);
  }, { ...CHAPTER, other: "crash" }));

Deno.test("run to here and run all leave slow cells out unless they are needed", () =>
  withPage(
    async ({ runner, engine, states }) => {
      await runner.toHere("other");
      assert.deepEqual(engine.ran, ["tools", "data", "other"]);
      engine.ran.length = 0;
      await runner.all("quick");
      assert.deepEqual(engine.ran, ["tools", "data", "other"]);
      assert.equal(states(), "ran ran ran saved saved");
      engine.ran.length = 0;
      await runner.all("also slow");
      assert.deepEqual(engine.ran, Object.keys(CHAPTER));
    },
    CHAPTER,
    ["train"],
  ));

Deno.test("an unknown cell is named; an engine that cannot start leaves no cell waiting", () =>
  withPage(async ({ runner, engine, states }) => {
    assert.throws(() => runner.run("nowhere"), /Expected the id of a code cell; got "nowhere"/);
    engine.run = () => Promise.reject(new Error("no worker"));
    await assert.rejects(runner.run("train"), /no worker/);
    assert.equal(states(), "saved saved saved saved saved");
    assert.equal(runner.busy, false);
  }));
