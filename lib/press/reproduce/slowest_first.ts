import { type Chapter, hasTag, notebooksOf, readNotebook } from "../ipynb/mod.ts";

/**
 * The chapters by how many of their cells are tagged "slow", most first: whatever runs side by side
 * ends sooner when nothing long is left for the end.
 */
export async function slowestFirst(chapters: readonly Chapter[]): Promise<Chapter[]> {
  const counted = await Promise.all(chapters.map(async (chapter) => {
    const counts = await Promise.all(notebooksOf(chapter).map(slowCells));
    return { chapter, slow: counts.reduce((sum, count) => sum + count) };
  }));
  return counted.toSorted((a, b) => b.slow - a.slow).map(({ chapter }) => chapter);
}

async function slowCells(path: string): Promise<number> {
  try {
    return (await readNotebook(path)).cells.filter((cell) => hasTag(cell, "slow")).length;
  } catch {
    return 0; // what is wrong with it is told when its turn comes
  }
}
