import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Chapter } from "../ipynb/mod.ts";
import { findChapterData } from "./data_folders.ts";

/**
 * Demands a notebook for each chapter that is written, which is one with outcomes: these point into
 * its cells. A notebook that got lost would otherwise pass for one that is only planned.
 *
 * @param data     such as `data/chapters`
 * @param chapters that were found
 * @throws {TypeError} naming the notebooks that are missing
 */
export async function requireWritten(data: string, chapters: readonly Chapter[]): Promise<void> {
  const missing: string[] = [];
  for (const { slug, path } of await findChapterData(data)) {
    const isWritten = await stat(join(path, "outcomes.json")).then(() => true, () => false);
    if (!isWritten || chapters.some((chapter) => chapter.slug === slug)) continue;
    const name = basename(path);
    missing.push(
      `notebooks/${name}.ipynb is missing, though data/chapters/${name}/outcomes.json says that the ` +
        "chapter is written",
    );
  }
  if (missing.length > 0) throw new TypeError(missing.join("\n"));
}
