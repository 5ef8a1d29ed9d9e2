import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Ajv, type AnySchemaObject } from "ajv";
import { readLedger } from "../../reproduce/ledger.ts";
import {
  type Course,
  EMPTY_COURSE,
  type Outcome,
  type Source,
  type Week,
  type Work,
} from "./course.ts";

const ajv = new Ajv();
const string = { type: "string", minLength: 1 };
const integer = { type: "integer" };

function list(items: AnySchemaObject): AnySchemaObject {
  return { type: "array", items };
}

/** An object with exactly these properties, and perhaps the optional ones. */
function exactly(
  properties: Record<string, AnySchemaObject>,
  optional: Record<string, AnySchemaObject> = {},
): AnySchemaObject {
  return {
    type: "object",
    required: Object.keys(properties),
    properties: { ...properties, ...optional },
    additionalProperties: false,
  };
}

const place = { chapter: string, cell: string };
const SOURCES = list(exactly({ id: string, name: string, about: string }));
const WORKS = list(exactly(
  {
    id: string,
    authors: { ...list(string), minItems: 1 },
    year: integer,
    title: string,
    venue: string,
    says: string,
    cited: list(exactly({ ...place, where: string })),
  },
  { link: { type: "string", pattern: "^https://" } },
));
const OUTCOMES = list(exactly({
  id: string,
  outcome: string,
  ideas: list(exactly({ ...place, idea: string, title: string })),
  exercises: list(exactly({ ...place, name: string, what: string })),
}));
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
 * @param data folder with `claims.json` and `course/`; when there is none, the course is empty
 * @throws {TypeError} naming the file and the place when it has another shape
 */
export async function readCourse(data: string): Promise<Course> {
  const folder = join(data, "course");
  if (!await stat(folder).catch(() => undefined)) return EMPTY_COURSE;
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();
  const texts = names.map(async (name) =>
    [name.slice(0, -".md".length), await readFile(join(folder, name), "utf8")] as const
  );
  return {
    claims: await readLedger(join(data, "claims.json")),
    sources: await readList<Source>(join(folder, "sources.json"), SOURCES),
    works: await readList<Work>(join(folder, "bibliography.json"), WORKS),
    outcomes: await readList<Outcome>(join(folder, "outcomes.json"), OUTCOMES),
    weeks: await readList<Week>(join(folder, "plan.json"), WEEKS),
    texts: new Map(await Promise.all(texts)),
  };
}

async function readList<T>(path: string, schema: AnySchemaObject): Promise<readonly T[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new TypeError(`Cannot read ${path}: ${(error as Error).message}`);
  }
  const valid = ajv.compile<readonly T[]>(schema);
  if (valid(value)) return value as readonly T[];
  const { instancePath, message } = valid.errors![0]!;
  throw new TypeError(`${path}: ${instancePath} ${message}`);
}
