import { deepEqual, notDeepEqual } from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { startCellWorker } from "../../../lib/press/cells/mod.ts";
import { type CellRun, startKernel } from "../../../lib/press/kernel/mod.ts";
import { inFolder } from "../ipynb/helpers.ts";
import { FILES, MODULES } from "./probes/modules.ts";
import { NAMES } from "./probes/names.ts";
import { OUTPUTS } from "./probes/outputs.ts";
import { type Probe, told } from "./probes/probe.ts";
import { TYPESCRIPT } from "./probes/typescript.ts";
import { VALUES } from "./probes/values.ts";
import { VARIABLES } from "./probes/variables.ts";

const PROBES = [...VARIABLES, ...VALUES, ...MODULES, ...TYPESCRIPT, ...OUTPUTS, ...NAMES];

/** Runs a cell; the id is its number in its probe. */
type Run = (source: string, id: string) => Promise<CellRun>;

async function runAll(
  t: Deno.TestContext,
  folder: string,
  run: Run,
  expected: (probe: Probe) => readonly string[],
): Promise<void> {
  for (const probe of PROBES) {
    await t.step(probe.name, async () => {
      const seen: string[] = [];
      for (const [i, cell] of probe.cells.entries()) {
        const { outputs } = await run(cell, String(i + 1));
        seen.push(told(outputs).replaceAll(pathToFileURL(folder).href, "file:///here"));
      }
      deepEqual(seen, expected(probe));
    });
  }
}

async function withFiles(action: (folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    for (const [name, text] of Object.entries(FILES)) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    await action(folder);
  });
}

Deno.test("the Deno kernel runs every probe as expected", async (t) => {
  await withFiles(async (folder) => {
    await using kernel = await startKernel({ cwd: folder, cellSeconds: 30 });
    await runAll(t, folder, (source) => kernel.run(source), ({ expected }) => expected);
  });
});

Deno.test("transformed cells run every probe as the kernel does, or differ for a reason", async (t) => {
  await withFiles(async (folder) => {
    using worker = startCellWorker({ folder: pathToFileURL(`${folder}/`), cellSeconds: 30 });
    await runAll(
      t,
      folder,
      worker.run,
      ({ otherwise, expected }) => otherwise?.expected ?? expected,
    );
  });
});

Deno.test("every difference from the kernel is one, and has its reason", () => {
  for (const { name, expected, otherwise } of PROBES) {
    if (otherwise === undefined) continue;
    notDeepEqual(otherwise.expected, expected, name);
    deepEqual(
      [otherwise.expected.length, otherwise.because === ""],
      [expected.length, false],
      name,
    );
  }
});
