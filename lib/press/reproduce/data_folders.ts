import { basename, join } from "node:path";

/** The folder `data/chapters/NN-slug/`: what belongs to one chapter, written or planned. */
export interface ChapterData {
  readonly number: number;
  /** The name without number, as in its claims. */
  readonly slug: string;
  readonly path: string;
}

const NAME = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/**
 * The chapters that have data, in the order of their numbers.
 *
 * @param folder such as `data/chapters`
 * @throws {TypeError} when it cannot be read, holds anything but folders `NN-slug`, or two of them
 *   share a number or a slug
 */
export async function findChapterData(folder: string): Promise<readonly ChapterData[]> {
  const found: ChapterData[] = [];
  for (const name of await namesIn(folder)) {
    const [, number, slug] = NAME.exec(name) ?? [];
    if (slug === undefined) {
      throw new TypeError(`Expected folders named like 03-odes in ${folder}; got ${name}`);
    }
    const chapter = { number: Number(number), slug, path: join(folder, name) };
    const twin = found.find((other) => other.number === chapter.number || other.slug === slug);
    if (twin !== undefined) {
      throw new TypeError(
        `Expected folders in ${folder} to differ in number and name; got ${
          basename(twin.path)
        } and ${name}`,
      );
    }
    found.push(chapter);
  }
  return found;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await Array.fromAsync(Deno.readDir(folder), ({ name }) => name))
      .filter((name) => !name.startsWith(".")).sort();
  } catch (error) {
    throw new TypeError(`Cannot read ${folder}: ${(error as Error).message}`);
  }
}
