import { basename, join } from "node:path";
import { reason } from "./reason.ts";

/** A chapter of the course: a notebook `NN-slug.ipynb`. */
export interface Chapter {
  readonly number: number;
  /** The name without number, as in the names of its files. */
  readonly slug: string;
  readonly path: string;
  /** Notebook of the same name in the folder `evidence`: further checks of the same claims. */
  readonly evidence?: string;
}

const EVIDENCE = "evidence";
const CHAPTER_FILE = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.ipynb$/;

/**
 * The chapters in a folder, in the order of their numbers, each with its evidence; other folders
 * inside it are not read.
 *
 * @throws {TypeError} when the folder cannot be read, a notebook is not named `NN-slug.ipynb`, two
 *   chapters share a number or a slug, or evidence is not named as a chapter
 */
export async function findChapters(folder: string): Promise<Chapter[]> {
  const evidence = await evidenceIn(folder);
  const chapters: Chapter[] = [];
  for (const name of await notebookNames(folder)) {
    const match = CHAPTER_FILE.exec(name);
    if (!match) {
      throw new TypeError(`Expected notebooks named like 03-odes.ipynb in ${folder}; got ${name}`);
    }
    const chapter: Chapter = {
      number: Number(match[1]),
      slug: match[2]!,
      path: join(folder, name),
      ...evidence.includes(name) ? { evidence: join(folder, EVIDENCE, name) } : {},
    };
    const twin = chapters.find((c) => c.number === chapter.number || c.slug === chapter.slug);
    if (twin) {
      const other = basename(twin.path);
      throw new TypeError(
        `Expected chapters to differ in number and name; got ${other} and ${name}`,
      );
    }
    chapters.push(chapter);
  }
  const stray = evidence.find((name) => !chapters.some(({ path }) => basename(path) === name));
  if (stray !== undefined) {
    throw new TypeError(
      `Expected evidence named as its chapter in ${join(folder, EVIDENCE)}; got ${stray}`,
    );
  }
  return chapters.sort((a, b) => a.number - b.number);
}

/** All notebooks of a chapter: itself, then its evidence. */
export function notebooksOf({ path, evidence }: Chapter): string[] {
  return evidence === undefined ? [path] : [path, evidence];
}

/**
 * The chapters that were asked for, in the order of the course; all of them when none is named.
 *
 * @param names "odes", "03-odes", "03" or "3"
 * @throws {RangeError} when there is no such chapter; the message lists the known ones
 */
export function chooseChapters(chapters: readonly Chapter[], names: readonly string[]): Chapter[] {
  for (const name of names) {
    if (chapters.some((chapter) => isNamed(chapter, name))) continue;
    const known = chapters.map(({ slug }) => slug).join(", ") || "none";
    throw new RangeError(`Unknown chapter "${name}"; known chapters: ${known}`);
  }
  return chapters.filter((chapter) =>
    names.length === 0 || names.some((name) => isNamed(chapter, name))
  );
}

function isNamed({ number, slug }: Chapter, name: string): boolean {
  const padded = String(number).padStart(2, "0");
  return [slug, `${padded}-${slug}`, padded, String(number)].includes(name);
}

async function evidenceIn(folder: string): Promise<string[]> {
  const path = join(folder, EVIDENCE);
  const { isDirectory } = await Deno.stat(path).catch(() => ({ isDirectory: false }));
  return isDirectory ? await notebookNames(path) : [];
}

async function notebookNames(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      if (!isDirectory && name.endsWith(".ipynb") && !name.startsWith(".")) names.push(name);
    }
  } catch (error) {
    throw new TypeError(`Cannot read ${folder}: ${reason(error)}`);
  }
  return names.sort();
}
