import { deepEqual, equal, ok } from "node:assert/strict";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { startCellWorker } from "../../../lib/press/cells/mod.ts";
import {
  type CodeCell,
  codeCells,
  findChapters,
  hasTag,
  notebooksOf,
  readNotebook,
} from "../../../lib/press/ipynb/mod.ts";
import { type CellRun, startKernel } from "../../../lib/press/kernel/mod.ts";
import { namesOf, plansOf } from "../../../lib/press/cells/needs/mod.ts";

const NOTEBOOKS = new URL("../../../notebooks", import.meta.url).pathname;

/** One quick cell in so many is compared, with all that it needs. */
const STEP = 4;

/** A part of a notebook that runs by itself. */
function sample(cells: readonly CodeCell[]): CodeCell[] {
  const plans = plansOf(
    cells.map((cell) => ({ id: cell.id, slow: hasTag(cell, "slow"), ...namesOf(cell.source) })),
  );
  const quick = plans.quick();
  const step = Math.min(STEP, quick.length); // evidence may have few cells
  const targets = quick.filter((_, i) => i % step === step - 1);
  const chosen = new Set(targets.flatMap((id) => plans.needed(id, new Map())));
  return cells.filter(({ id }) => chosen.has(id));
}

/**
 * The chapter with the smallest file, and its evidence. One will do: the browser compares every cell
 * of every chapter with what the kernel has saved (`tests/browser/run_all_test.ts`).
 */
async function smallest(): Promise<string[]> {
  const chapters = await findChapters(NOTEBOOKS);
  const sizes = await Promise.all(
    chapters.map(async ({ path }) => (await Deno.stat(path)).size),
  );
  return notebooksOf(chapters[sizes.indexOf(Math.min(...sizes))]!);
}

for (const path of await smallest()) {
  Deno.test(`${path.slice(NOTEBOOKS.length + 1)} puts out the same in the kernel and without it`, async () => {
    const cells = sample(codeCells(await readNotebook(path)));
    ok(cells.length > 0);
    await using kernel = await startKernel({ cwd: dirname(path) });
    using worker = startCellWorker({ folder: pathToFileURL(`${dirname(path)}/`) });
    for (const { id, source } of cells) {
      const both = [kernel.run(source), worker.run(source, id)]; // at the same time
      const [there, here] = await Promise.all(both) as [CellRun, CellRun];
      equal(there.status, "ok", `cell "${id}"`);
      deepEqual(here, there, `cell "${id}"`);
    }
  });
}
