import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Ajv, type AnySchemaObject } from "ajv";
import { type ChapterData, findChapterData } from "../../reproduce/data_folders.ts";
import { readLedger } from "../../reproduce/ledger.ts";
import { having, list, readJson } from "../../reproduce/read_json.ts";
import {
  type ChapterText,
  type Course,
  EMPTY_COURSE,
  type Source,
  type Week,
  type Work,
} from "./course.ts";
import { type ChapterOutcome, joinOutcomes, type OutcomesPart } from "./outcomes.ts";

const ajv = new Ajv();
const string = { type: "string", minLength: 1 };
const integer = { type: "integer" };

/** As {@link having}, and with nothing else. */
function exactly(...properties: Parameters<typeof having>): AnySchemaObject {
  return { ...having(...properties), additionalProperties: false };
}

const SOURCES = list(exactly({ id: string, name: string, about: string }));
const WORKS = list(exactly(
  {
    id: string,
    authors: { ...list(string), minItems: 1 },
    year: integer,
    title: string,
    venue: string,
    says: string,
  },
  { link: { type: "string", pattern: "^https://" } },
));
const OUTCOMES = list(exactly({
  id: string,
  ideas: list(exactly({ idea: string, title: string, cell: string })),
  exercises: list(exactly({ cell: string, name: string, what: string })),
}, { outcome: string }));
const WEEKS = list(exactly({
  title: string,
  chapters: list(exactly({ number: integer, slug: string, title: string })),
  aim: string,
  inClass: string,
  atHome: string,
}));

/**
 * Reads what the pages around the chapters are made from.
 *
 * @param data folder with `chapters/` and `course/`; when there is no `course/`, it is empty
 * @throws {TypeError} naming the file and the place when it has another shape
 */
export async function readCourse(data: string): Promise<Course> {
  const folder = join(data, "course");
  if (!await isThere(folder)) return EMPTY_COURSE;
  const chapters = await findChapterData(join(data, "chapters"));
  const texts = new Map(await Promise.all((await textsIn(folder)).map(readText)));
  const shared = texts.get(GLOSSARY);
  texts.delete(GLOSSARY);
  return {
    claims: await readLedger(join(data, "chapters")),
    sources: await readList<Source>(join(folder, "sources.json"), SOURCES),
    works: await readList<Work>(join(folder, "bibliography.json"), WORKS),
    outcomes: joinOutcomes(await Array.fromAsync(chapters, readOutcomes)),
    weeks: await readList<Week>(join(folder, "plan.json"), WEEKS),
    glossary: [
      ...shared === undefined ? [] : [{ file: `${GLOSSARY}.md`, text: shared }],
      ...await textsOf(chapters, `${GLOSSARY}.md`),
    ],
    misconceptions: await textsOf(chapters, MISCONCEPTIONS),
    texts,
    sheets: [],
  };
}

const GLOSSARY = "glossary", MISCONCEPTIONS = "misconceptions.md";

async function textsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".md")).sort()
    .map((name) => join(folder, name));
}

async function readText(path: string): Promise<readonly [name: string, text: string]> {
  return [basename(path, ".md"), await readFile(path, "utf8")];
}

async function readOutcomes({ slug, path }: ChapterData): Promise<OutcomesPart> {
  const file = join(path, "outcomes.json");
  const there = await isThere(file); // a planned chapter need not have any
  const outcomes = there ? await readList<ChapterOutcome>(file, OUTCOMES) : [];
  return { chapter: slug, file, outcomes };
}

/** The texts of a name that chapters have; a planned chapter need not have any. */
async function textsOf(chapters: readonly ChapterData[], name: string): Promise<ChapterText[]> {
  const found = await Array.fromAsync(chapters, async ({ slug, path }) => {
    const file = join(path, name);
    if (!await isThere(file)) return [];
    return [{ chapter: slug, file, text: await readFile(file, "utf8") }];
  });
  return found.flat();
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).catch(() => undefined) !== undefined;
}

function readList<T>(path: string, schema: AnySchemaObject): Promise<readonly T[]> {
  return readJson(path, ajv.compile<readonly T[]>(schema));
}
