import { equal, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { EXPLORE_TYPE } from "../../lib/notebook/records/explore_record.ts";
import { codeCells, readNotebook } from "../../lib/press/ipynb/mod.ts";

const NOTEBOOKS = fileURLToPath(new URL("../../notebooks/", import.meta.url));
const LEAST = 6;

// The chapters that the others take after.
for (const slug of ["07-conditional-flow-matching", "08-train-and-sample"]) {
  Deno.test(`${slug} has pictures enough that move or can be dragged`, async () => {
    const cells = codeCells(await readNotebook(`${NOTEBOOKS}${slug}.ipynb`));
    const outputs = cells.flatMap((cell) => cell.outputs);
    const movable = outputs.filter((output) => "data" in output && EXPLORE_TYPE in output.data);
    ok(movable.length >= LEAST, `${movable.length}`);
    const source = cells.map((cell) => cell.source).join("\n");
    equal(movable.length, source.match(/await explore\(/g)?.length);
  });
}
