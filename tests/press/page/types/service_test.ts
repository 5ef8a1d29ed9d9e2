import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { collectDeclarations } from "../../../../lib/press/bundle/declarations.ts";
import {
  codeCells,
  findChapters,
  notebooksOf,
  readNotebook,
} from "../../../../lib/press/ipynb/mod.ts";
import type { CellSource } from "../../../../lib/press/page/engine/engine.ts";
import { joinCells } from "../../../../lib/press/page/types/cell_file.ts";
import { openTypeService } from "../../../../lib/press/page/types/service.ts";

const service = openTypeService(await collectDeclarations());

/** Cells called a, b, c, …; a bar marks the place in the last one. */
function cellsOf(...sources: readonly string[]): { cells: CellSource[]; place: Position } {
  const at = sources.at(-1)!.indexOf("|");
  const cells = sources.map((source, i) => ({
    id: String.fromCharCode(97 + i),
    source: source.replace("|", ""),
  }));
  return { cells, place: { cell: cells.at(-1)!.id, at } };
}

interface Position {
  readonly cell: string;
  readonly at: number;
}

const PATHS = 'import { gaussianPath, linearScheduler } from "flowbook/paths";';
const TENSORS = 'import { tf } from "flowbook/tensors";';

const notebooks = fileURLToPath(new URL("../../../../notebooks", import.meta.url));
for (const path of (await findChapters(notebooks)).flatMap(notebooksOf)) {
  Deno.test(`there is nothing to say about the cells of ${path.slice(notebooks.length + 1)}`, async () => {
    const cells = codeCells(await readNotebook(path));
    const all = { id: "all", source: joinCells(cells, cells.at(-1)!.id).text };
    assert.deepEqual(service.problems([all], "all"), []);
    for (const { id } of cells.filter((_, i) => i % 15 === 0)) {
      assert.deepEqual(service.problems(cells, id), [], id);
    }
  });
}

Deno.test("a mistake is placed in its cell, and one of another cell is left to that one", () => {
  const { cells } = cellsOf("const one: string = 1;", "const two: number = one;\ntwo.lenght");
  const [first, second] = service.problems(cells, "b");
  assert.deepEqual([first!.from, first!.to, first!.severity], [6, 9, "error"]);
  assert.match(first!.message, /Type 'string' is not assignable to type 'number'/);
  assert.equal(second!.from, 29);
  assert.equal(service.problems(cells, "a").length, 1);
});

Deno.test("cells see what stands above them, not below; await stands anywhere", () => {
  const { cells } = cellsOf(
    "const a = [1]",
    "[2].length; await Promise.resolve(later)",
    "const later = 1",
  );
  const problems = service.problems(cells, "b");
  assert.deepEqual(problems.map(({ message }) => message), ["Cannot find name 'later'."]);
});

Deno.test("text that cannot be parsed is a mistake with a place", () => {
  const { cells } = cellsOf("const a = 1;", "const b = (;");
  assert.deepEqual(service.problems(cells, "b").map(({ from }) => from), [11]);
});

Deno.test("a name that is defined again is a warning: the page runs it", () => {
  const { cells } = cellsOf("const a = 1;", "const a = 2;");
  const [problem, ...others] = service.problems(cells, "b");
  assert.deepEqual(others, []);
  assert.equal(problem!.severity, "warning");
  assert.match(problem!.message, /^a is defined twice/);
});

Deno.test("the rules of the project hold: entries of arrays may be missing", () => {
  const { cells } = cellsOf("const first: number = [1, 2][0];");
  assert.match(service.problems(cells, "a")[0]!.message, /'undefined' is not assignable/);
});

Deno.test("tensors have their methods, and what a page lacks is not offered", () => {
  const { cells } = cellsOf(TENSORS, "tf.ones([2, 2]).relu().sum().dataSync();\ntf.layers;");
  const problems = service.problems(cells, "b");
  assert.deepEqual(problems.map(({ message }) => message.slice(0, 25)), [
    "Property 'layers' does no",
  ]);
});

Deno.test("a worker has no document, and no module but those of the book", () => {
  const { cells } = cellsOf('document.title; console.log(performance.now());\nimport "lodash";');
  const messages = service.problems(cells, "a").map(({ message }) => message);
  assert.equal(messages.length, 2);
  assert.match(messages[0]!, /'document'/);
  assert.match(messages[1]!, /'lodash'/);
});

Deno.test("a name has a type, a first sentence, and a place", () => {
  const { cells, place } = cellsOf(PATHS, "gauss|ianPath(linearScheduler())");
  assert.deepEqual(service.meaning(cells, place), {
    from: 0,
    to: 12,
    code: "gaussianPath(scheduler: Scheduler): Path",
    words: "The Gaussian paths of a scheduler: x0 from N(0, I) moves so that xt is " +
      "N(alpha x1, sigma^2 I).",
  });
  const nothing = cellsOf("| // a comment");
  assert.equal(service.meaning(nothing.cells, nothing.place), undefined);
});

Deno.test("completion knows members, names in scope, exports of a module, and modules", () => {
  const names = (...sources: readonly string[]): { from: number; names: string[] } => {
    const { cells, place } = cellsOf(...sources);
    const { from, options } = service.suggestions(cells, place);
    return { from, names: options.map(({ name }) => name) };
  };
  const members = names(PATHS, "const p = gaussianPath(linearScheduler());\np.sa|");
  assert.equal(members.from, 45);
  assert.deepEqual(members.names.toSorted(), ["conditionalVelocity", "sample", "scheduler"]);
  assert.ok(names(TENSORS, "tf.mat|").names.includes("matMul"));
  assert.ok(names("const velocity = 1;", "velo|").names.includes("velocity"));
  assert.deepEqual(names('import { | } from "flowbook/random";').names.toSorted(), [
    "Block",
    "Key",
    "Stream",
    "philox",
    "stream",
    "type",
  ]);
  const modules = names('import { stream } from "flow|"');
  assert.equal(modules.from, 24);
  assert.ok(modules.names.includes("flowbook/random") && modules.names.includes("mathjs"));
});

Deno.test("a suggestion can be explained", () => {
  const { cells, place } = cellsOf(PATHS, "gauss|");
  const { code, words } = service.explain(cells, place, "gaussianPath")!;
  assert.match(code, /scheduler: Scheduler/);
  assert.match(words, /Gaussian paths/);
  assert.equal(service.explain(cells, place, "nothing"), undefined);
});

Deno.test("a cell that is not there is refused", () => {
  assert.throws(
    () => service.problems([], "a"),
    new RangeError('Expected the id of a cell; got "a"'),
  );
});
