import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { startCellWorker } from "../../lib/press/cells/mod.ts";
import type { Backend, RunReport } from "../../lib/press/page/engine/engine.ts";
import { told } from "../press/cells/probes/probe.ts";
import { type Book, browserTest } from "./browser.ts";
import { engineSite, type EngineWindow, openPage, outputsOf, runCell, runCells } from "./engine.ts";
import { TRAINING } from "./training.ts";

let made: ReturnType<typeof engineSite> | undefined;

function site(): ReturnType<typeof engineSite> {
  return made ??= engineSite();
}

/** A test that starts with a fresh engine in an empty page. */
function engineTest(name: string, use: (book: Book) => Promise<void>): void {
  const withPage = async (book: Book): Promise<void> => {
    await openPage(book.page, book.url);
    await use(book);
  };
  browserTest(name, withPage, { site });
}

/** Begins to run cells without waiting for them. */
async function begin(page: Page, sources: readonly string[]): Promise<() => Promise<RunReport[]>> {
  await page.evaluate((sources) => {
    const view = window as unknown as EngineWindow & { runs: Promise<unknown>[] };
    view.runs = sources.map((source, i) =>
      view.engine.run({ id: String(i + 1), source }, (message) => view.messages.push(message))
    );
  }, sources);
  return () =>
    page.evaluate(async () =>
      await Promise.all((window as unknown as { runs: Promise<RunReport>[] }).runs)
    );
}

/** Ends the worker. */
async function stop(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as EngineWindow).engine.stop());
}

browserTest(
  "cells find their modules and binaries below any path of a host",
  async ({ page, url }) => {
    await openPage(page, `${url}deep/er/index.html`);
    const { outputs } = await runCell(
      page,
      'import { tf } from "flowbook/tensors"; tf.tensor1d([1, 2]).sum().arraySync()',
    );
    assert.equal(told(outputs), "=> 3");
  },
  {
    site: async () => new Map([...await site()].map(([path, file]) => [`deep/er/${path}`, file])),
  },
);

browserTest("a worker that cannot start is an error of the cell", async ({ page, url }) => {
  await openPage(page, url);
  for (const { report, outputs } of await runCells(page, ["1", "2"])) {
    assert.equal(report.outcome, "error");
    assert.match(told(outputs), /^WorkerError: The worker could not be loaded\./);
  }
}, {
  site: async () => new Map([...await site()].filter(([path]) => !path.endsWith("worker.js"))),
  expected: /404/,
});

engineTest("cells share their names and are counted", async ({ page }) => {
  const runs = await runCells(page, ["const x: number = 6;", "console.log(x); 7 * x"]);
  assert.deepEqual(runs.map(({ outputs }) => told(outputs)), ["", "6\n=> 42"]);
  assert.deepEqual(runs.map(({ report: { outcome, count } }) => ({ outcome, count })), [
    { outcome: "ok", count: 1 },
    { outcome: "ok", count: 2 },
  ]);
});

engineTest("an error has its name, its words and the line of the cell", async ({ page }) => {
  const { report, outputs } = await runCell(page, "const deep = () => {\n  null.x;\n};\ndeep();");
  assert.equal(report.outcome, "error");
  const [error] = outputs;
  assert.ok(error?.output_type === "error");
  assert.equal(error.ename, "TypeError");
  assert.match(error.traceback.join("\n"), /^TypeError: .*\n {4}at deep \(cell-1\.ts:2:8\)\n/);
  assert.doesNotMatch(error.traceback.join("\n"), /assets\/live/);
});

engineTest("a cell that cannot be parsed is told with its place", async ({ page }) => {
  const { report, outputs } = await runCell(page, "const fine = 1;\nconst y: = 3;");
  assert.equal(report.outcome, "error");
  const [error] = outputs;
  assert.ok(error?.output_type === "error");
  assert.equal(error.ename, "SyntaxError");
  assert.match(error.traceback[1]!, /cell-1\.ts:2:\d+/);
});

engineTest("an unknown module is told with those there are", async ({ page }) => {
  const { outputs } = await runCell(page, 'import { x } from "lodash"');
  assert.match(
    told(outputs),
    /^TypeError: Expected a module of this book; got "lodash".*flowbook\/paths.*mathjs/,
  );
});

engineTest("every module of the book can be imported", async ({ page }) => {
  const names = ["random", "exact", "tensors", "networks", "learning", "measures", "transport"];
  const specifiers = [...names, "odes", "paths", "figures", "notebook"].map((name) =>
    `flowbook/${name}`
  );
  const sources = [...specifiers, "mathjs", "@tensorflow/tfjs"].map((specifier) =>
    `Object.keys(await import("${specifier}")).length > 2`
  ).concat('"logDensity" in await import("flowbook/flows")');
  for (const { outputs } of await runCells(page, sources)) assert.equal(told(outputs), "=> true");
});

engineTest("Stop ends an endless loop, and what waits behind it", async ({ page }) => {
  await runCell(page, "var kept = 1");
  const ended = await begin(page, ["for (;;) {}", "'never'"]);
  await page.waitForTimeout(300);
  await stop(page);
  const reports = await ended(); // would never come
  assert.deepEqual(reports.map(({ outcome }) => outcome), ["stopped", "stopped"]);
  const again = await runCell(page, "typeof kept");
  assert.equal(told(again.outputs), '=> "undefined"');
  assert.equal(again.report.count, 1);
});

engineTest("what a loop has printed is there before it is stopped", async ({ page }) => {
  const ended = await begin(page, [
    "console.log('first'); for (let i = 0;; i++) if (i % 1e7 === 0) console.log(i)",
  ]);
  await page.waitForFunction(() => (window as unknown as EngineWindow).messages.length > 3);
  await stop(page);
  await ended();
  const messages = await page.evaluate(() => (window as unknown as EngineWindow).messages);
  assert.match(told(outputsOf(messages)), /^first\n0\n10000000\n/);
});

engineTest(
  "a flood of prints comes in few messages, and the page stays awake",
  async ({ page }) => {
    await page.evaluate(() => {
      const view = window as unknown as { awake: number };
      view.awake = 0;
      setInterval(() => view.awake++, 10);
    });
    const { messages, outputs } = await runCell(
      page,
      "for (let i = 0; i < 200000; i++) console.log(i);",
    );
    assert.equal(told(outputs).split("\n").length, 200001);
    assert.ok(messages.length < 300, `${messages.length} messages`);
    const awake = await page.evaluate(() => (window as unknown as { awake: number }).awake);
    assert.ok(awake > 5, `the page was awake ${awake} times`);
  },
);

engineTest("a cell that puts out too much fails, and its names stay", async ({ page }) => {
  const [flood, next] = await runCells(page, [
    "var before = 1; for (;;) console.log('x'.repeat(1e6))",
    "before",
  ]);
  assert.equal(flood!.report.outcome, "error");
  const { length } = flood!.outputs;
  const [last] = flood!.outputs.slice(-1);
  assert.equal(length, 2);
  assert.ok(last?.output_type === "error");
  assert.equal(`${last.ename}: ${last.evalue}`, "RangeError: put out more than 20 MB");
  assert.equal(told(next!.outputs), "=> 1");
});

engineTest(
  "what timers and forgotten promises throw belongs to the cell that ran last",
  async ({ page }) => {
    const [timer, promise] = await runCells(page, [
      "setTimeout(() => {\n  null.x;\n}, 1);\nawait new Promise((done) => setTimeout(done, 50)); 5",
      "Promise.reject(new Error('unseen')); await new Promise((done) => setTimeout(done, 50)); 6",
    ]);
    assert.match(
      told(timer!.outputs),
      /^\(stderr\) Uncaught TypeError: [^]*cell-1\.ts:2:8[^]*=> 5$/,
    );
    assert.match(told(promise!.outputs), /^\(stderr\) Uncaught Error: unseen[^]*=> 6$/);
    const ended = await begin(page, ["void setTimeout(() => { throw new Error('late') }, 100)"]);
    await ended();
    await page.waitForFunction(() => (window as unknown as EngineWindow).messages.length > 0);
    const messages = await page.evaluate(() => (window as unknown as EngineWindow).messages);
    assert.match(told(outputsOf(messages)), /^\(stderr\) Uncaught Error: late/);
  },
);

engineTest("an update reaches the cell that made the display", async ({ page }) => {
  const heard = await page.evaluate(async () => {
    const { engine } = window as unknown as EngineWindow;
    const heard: string[] = [];
    const run = (id: string, source: string): Promise<RunReport> =>
      engine.run({ id, source }, ({ type }) => heard.push(`${id} ${type}`));
    await run("a", 'import { progress } from "flowbook/notebook"; const bar = progress("work");');
    await run("b", 'await bar.done("ready"); "b"');
    return heard;
  });
  assert.deepEqual(heard, ["a display_data", "a update_display_data", "b execute_result"]);
});

engineTest(
  "a live picture is drawn again for other values, and only the newest waits",
  async ({ page }) => {
    const [made] = await runCells(page, [
      `import { lines } from "flowbook/figures"; import { explore, range } from "flowbook/notebook";
    await explore({ a: range(0, 1, 3) }, ({ a }) => lines({ series: [{ name: "y", x: [0, 1], y: [0, a] }],
      x: "x", y: "y", caption: "A line.", description: \`Slope \${a}.\` }));`,
    ]);
    const [output] = made!.outputs;
    assert.ok(output?.output_type === "display_data", told(made!.outputs));
    const { live } = output.data["application/vnd.flowbook.explore+json"] as { live: string };
    const drawn = await page.evaluate(async (live) => {
      const { engine } = window as unknown as EngineWindow;
      const asked = [0.1, 0.2, 0.3, 0.4].map((a) => engine.draw(live, { a }));
      const results = await Promise.allSettled(asked);
      return results.map((r) => r.status === "fulfilled" ? r.value.description : r.reason.name);
    }, live);
    assert.deepEqual(drawn, ["Slope 0.1.", "AbortError", "AbortError", "Slope 0.4."]);
    await stop(page);
    const gone = await page.evaluate(
      (live) =>
        (window as unknown as EngineWindow).engine.draw(live, { a: 1 }).catch((e) => e.name),
      live,
    );
    assert.equal(gone, "AbortError");
  },
);

engineTest("a planted mistake is made from the next run on", async ({ page }) => {
  const source =
    `import { claim } from "flowbook/notebook"; import { EXACT64 } from "flowbook/judge";
    await claim("S3.38", { says: "one is one", checks: { it: { left: () => Math.cos(0), right: () => Math.exp(0), within: EXACT64,
      control: { mistake: "two", value: () => 2 * Math.cos(0) } } } });`;
  const verdict = async (): Promise<unknown> => {
    const { outputs: [output] } = await runCell(page, source);
    assert.ok(output?.output_type === "display_data");
    return (output.data["application/vnd.flowbook.claim+json"] as { verdict: string }).verdict;
  };
  const plant = (ids: string[]): Promise<void> =>
    page.evaluate((ids) => (window as unknown as EngineWindow).engine.plant(ids), ids);
  const seen = [await verdict()];
  for (const ids of [["S3.38"], ["S1.1"], []]) {
    await plant(ids);
    seen.push(await verdict());
  }
  assert.deepEqual(seen, ["holds", "fails", "holds", "holds"]);
});

engineTest("cells reach neither network nor storage, nor end their worker", async ({ page }) => {
  const runs = await runCells(page, [
    `["XMLHttpRequest", "WebSocket", "importScripts", "indexedDB", "caches", "Worker", "postMessage"]
      .filter((name) => name in globalThis)`,
    `await fetch("https://example.org/").catch((e) => e.message)`,
    `await fetch("/index.html").catch((e) => e.message)`,
    `typeof close`,
  ]);
  const words = '=> "A cell can load nothing but modules of the book"';
  assert.deepEqual(runs.map(({ outputs }) => told(outputs)), [
    "=> []",
    words,
    words,
    '=> "undefined"',
  ]);
});

engineTest("a training gives the same bits as in Deno", async ({ page }) => {
  const source = "trainSteps(20).losses.join()";
  const [, inPage] = await runCells(page, [TRAINING, source]);
  using worker = startCellWorker({ folder: new URL("./", import.meta.url) });
  await worker.run(TRAINING);
  assert.equal(told(inPage!.outputs), told((await worker.run(source)).outputs));
  const [installed] = await runCells(page, ["[tf.getBackend(), tf.kernels.kernels]"]);
  assert.equal(told(installed!.outputs), '=> [ "wasm", "installed" ]');
});

engineTest("the next worker computes with the backend that the reader wants", async ({ page }) => {
  const computeWith = (backend: Backend): Promise<void> =>
    page.evaluate(
      (backend) => (window as unknown as EngineWindow).engine.computeWith(backend),
      backend,
    );
  const source = `import { tf } from "flowbook/tensors";
    const points = tf.tensor([[1, 2], [3, 4]]);
    [tf.getBackend(), tf.grad((x) => x.matMul(x).sum())(points).arraySync()]`;
  const seen: string[] = [];
  for (const backend of ["webgl", "wasm"] as const) {
    await computeWith(backend);
    if (backend === "wasm") seen.push(told((await runCell(page, "tf.getBackend()")).outputs));
    await stop(page);
    seen.push(told((await runCell(page, source)).outputs));
  }
  const gradient = "[ [ 7, 11 ], [ 9, 13 ] ]";
  assert.deepEqual(seen, [
    `=> [ "webgl", ${gradient} ]`,
    '=> "webgl"', // the one that is alive goes on
    `=> [ "wasm", ${gradient} ]`,
  ]);
});

engineTest("memory stays bounded when a training is run again and again", async ({ page }) => {
  const look = "[tf.memory().numTensors, tf.backend().wasm.HEAPU8.length / 2 ** 20].join()";
  const cells = Array.from({ length: 20 }, () => ["trainSteps(5).losses.length", look]).flat();
  const runs = await runCells(page, [TRAINING, ...cells]);
  const seen = runs.filter((_, i) => i > 0 && i % 2 === 0).map(({ outputs }) => told(outputs));
  assert.equal(seen.length, 20);
  assert.deepEqual([...new Set(seen)], [seen[0]]);
});
