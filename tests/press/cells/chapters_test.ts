import { deepEqual, equal } from "node:assert/strict";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { startCellWorker } from "../../../lib/press/cells/mod.ts";
import {
  codeCells,
  findChapters,
  hasTag,
  notebooksOf,
  readNotebook,
} from "../../../lib/press/ipynb/mod.ts";
import { type CellRun, startKernel } from "../../../lib/press/kernel/mod.ts";

const NOTEBOOKS = new URL("../../../notebooks", import.meta.url).pathname;

for (const path of (await findChapters(NOTEBOOKS)).flatMap(notebooksOf)) {
  Deno.test(`${path.slice(NOTEBOOKS.length + 1)} puts out the same in the kernel and without it`, async () => {
    const cells = codeCells(await readNotebook(path)).filter((cell) => !hasTag(cell, "slow"));
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
