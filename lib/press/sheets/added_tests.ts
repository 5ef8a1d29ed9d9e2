import { join } from "node:path";
import { type Cell, type Notebook, readNotebook } from "../ipynb/mod.ts";
import { numberInTag, roleOf } from "./roles.ts";

/** Tests of a lecturer's own, which are never handed out. */
export interface AddedTests {
  /** Test cells by their questions: "q2". */
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  readonly ids: ReadonlySet<string>;
}

const TEST_ID = /^(q\d+)-test-/;

/**
 * Reads a lecturer's own tests of a sheet: a notebook of the same name, such as a copy of the master
 * with further tests, of which only the test cells count. One with the id of a test of the sheet takes
 * its place.
 *
 * @param folder with `NN-slug.ipynb`
 * @returns undefined where the folder has none for this sheet
 * @throws {TypeError} when the folder is missing, the notebook cannot be read, or a test has no points
 */
export async function readAddedTests(
  folder: string,
  name: string,
): Promise<AddedTests | undefined> {
  const { isDirectory } = await Deno.stat(folder).catch(() => ({ isDirectory: false }));
  if (!isDirectory) throw new TypeError(`Expected a folder with tests; got ${folder}`);
  const path = join(folder, `${name}.ipynb`);
  if (!await Deno.stat(path).catch(() => undefined)) return undefined;
  const { cells } = await readNotebook(path);
  const tests = cells.filter((cell) => roleOf(cell) === "test");
  for (const test of tests) {
    if (!TEST_ID.test(test.id)) {
      throw new TypeError(`${path}: Expected ids such as "q2-test-ends"; got "${test.id}"`);
    }
    if (!((numberInTag(test, "points") ?? 0) >= 1)) {
      throw new TypeError(`${path}: Expected a tag such as points-2 of "${test.id}"; got none`);
    }
  }
  return {
    cells: Map.groupBy(tests, ({ id }) => TEST_ID.exec(id)![1]!),
    ids: new Set(tests.map(({ id }) => id)),
  };
}

/** Those tests that a sheet does not have already, word for word: the others came with a copy of it. */
export function newTests({ cells: known }: Notebook, { cells }: AddedTests): AddedTests {
  const isKnown = (test: Cell): boolean =>
    known.some(({ id, source, metadata }) =>
      id === test.id && source === test.source &&
      metadata.tags?.join() === test.metadata.tags?.join()
    );
  const fresh = [...cells].map(([question, tests]) =>
    [question, tests.filter((test) => !isKnown(test))] as const
  ).filter(([, tests]) => tests.length > 0);
  return {
    cells: new Map(fresh),
    ids: new Set(fresh.flatMap(([, tests]) => tests.map(({ id }) => id))),
  };
}

/**
 * A sheet with further tests: each at the end of its question, or in the place of the test whose id
 * it has.
 *
 * @throws {TypeError} when the sheet has no such question
 */
export function addTests(master: Notebook, { cells: added, ids }: AddedTests): Notebook {
  const cells = master.cells.filter(({ id }) => !ids.has(id));
  for (const [question, tests] of added) {
    const last = cells.findLastIndex(({ id }) => id.startsWith(`${question}-`));
    if (last < 0) throw new TypeError(`Expected tests of questions of the sheet; got ${question}`);
    cells.splice(last + 1, 0, ...tests);
  }
  return { ...master, cells };
}
