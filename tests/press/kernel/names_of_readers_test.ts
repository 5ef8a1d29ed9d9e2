import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { startCellWorker } from "../../../lib/press/cells/mod.ts";
import type { Output } from "../../../lib/press/ipynb/mod.ts";
import { startKernel } from "../../../lib/press/kernel/mod.ts";

const NOTEBOOKS = new URL("../../../notebooks/", import.meta.url);

const IMPORTS = `
import { lines } from "flowbook/figures";
import { loadCheckpoint, saveCheckpoint, train } from "flowbook/learning";
import { velocityNetwork } from "flowbook/networks";
import { explore, progress, range, show } from "flowbook/notebook";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
`;

/** Names of the machine and of the browser that mean something else in a chapter. */
const NAMES = `
const process = [0, 0.4, -0.1, 0.3]; // a path of Brownian motion
const URL = "https://data.example/rows";
const performance = [0.9, 0.95];
const setTimeout = 2, structuredClone = 3, atob = 4, btoa = 5, TextEncoder = 6, WebAssembly = 7;
const Worker = 8, MessagePort = 9, EventTarget = 10, document = 11, window = 12, Buffer = 13;
class Map {}
class Node {}
class Event {}
class Image {}
`;

const FIGURE = `
const words = { caption: "A path.", description: "A rough line." };
const path = { name: "path", x: process.map((_, k) => k), y: process };
const draw = (scale) => lines({
  series: [{ ...path, y: process.map((y) => scale * y) }], x: "time", y: "place", ...words,
});
await show(draw(1));
`;

const REST = `
const bar = progress("training");
const network = velocityNetwork({ dim: 2, hidden: [4] }, stream(1).split("weights"));
const loss = () => tf.mean(tf.square(network.apply(tf.ones([3, 2]), tf.ones([3]))));
const { variables } = network;
const { steps } = train({
  variables, loss, steps: 3, onProgress: (report) => bar.update(report), progressEvery: 1,
});
loadCheckpoint(saveCheckpoint({ variables, step: steps }), { variables });
await bar.done("ended");
await explore({ scale: range(1, 2, 3) }, ({ scale }) => draw(scale));
`;

/** The form of each output of a cell, and what was thrown. */
function formsOf(outputs: readonly Output[]): string[] {
  return outputs.map((output) => {
    if (output.output_type === "error") return `${output.ename}: ${output.evalue}`;
    return "data" in output ? Object.keys(output.data).sort().join() : output.output_type;
  });
}

const FORMS = [
  ["application/vnd.plotly.v1+json,image/svg+xml,text/plain"],
  [
    "text/plain",
    "application/vnd.flowbook.explore+json,application/vnd.plotly.v1+json,image/svg+xml,text/plain",
  ],
];

Deno.test("after its imports a notebook may use the names of the machine, in the kernel", async () => {
  await using kernel = await startKernel({ cwd: fileURLToPath(NOTEBOOKS), cellSeconds: 60 });
  for (const source of [IMPORTS, NAMES]) strictEqual((await kernel.run(source)).status, "ok");
  const forms = [];
  for (const source of [FIGURE, REST]) forms.push(formsOf((await kernel.run(source)).outputs));
  deepStrictEqual(forms, FORMS);
});

Deno.test("and where cells run without a kernel", async () => {
  using worker = startCellWorker({ folder: NOTEBOOKS, cellSeconds: 60 });
  for (const source of [IMPORTS, NAMES]) strictEqual((await worker.run(source)).status, "ok");
  const forms = [];
  for (const source of [FIGURE, REST]) forms.push(formsOf((await worker.run(source)).outputs));
  deepStrictEqual(forms, FORMS);
});
