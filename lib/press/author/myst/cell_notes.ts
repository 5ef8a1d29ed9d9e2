import { Ajv } from "ajv";
import { TextProblem } from "./written_cell.ts";

/** What the text says of a cell beside its source. */
export interface CellNotes {
  readonly id: string;
  readonly type?: "raw";
  readonly tags?: readonly string[];
  readonly newlines?: readonly [before: number, after: number];
}

const SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$";
const count = { type: "integer", minimum: 0, maximum: 1000 };

const valid = new Ajv().compile<CellNotes>({
  type: "object",
  additionalProperties: false,
  required: ["id"],
  properties: {
    id: { type: "string", pattern: SLUG, maxLength: 64 },
    type: { const: "raw" },
    tags: { type: "array", items: { type: "string" } },
    newlines: { type: "array", items: count, minItems: 2, maxItems: 2 },
  },
});

/**
 * Reads the notes of prose: `+++ {"id": "pairs", "tags": ["fold"]}`.
 *
 * @param line where they stand, from 1
 * @throws {TextProblem} when they are no JSON, lack an id, or say something unknown
 */
export function readProseNotes(text: string, line: number): CellNotes {
  let notes: unknown;
  try {
    notes = JSON.parse(text.slice(3));
  } catch {
    throw new TextProblem(
      line,
      `Expected +++ {"id": "some-name"}, which begins a cell of prose; got ${text.trim()}. ` +
        "To write +++ as text, put a backslash before it",
    );
  }
  return requireNotes(notes, line);
}

/**
 * Reads the notes of a program, lines such as `:id: claim-pairs`.
 *
 * @param line where its fence stands, from 1
 * @throws {TextProblem} when one cannot be read, or there is no id
 */
export function readProgramNotes(lines: readonly string[], line: number): CellNotes {
  const notes: Record<string, unknown> = {};
  for (const [i, text] of lines.entries()) {
    const [, key, value] = NOTE.exec(text)!;
    if (key! in notes) throw new TextProblem(line + i + 1, `Expected :${key}: once; got it twice`);
    notes[key!] = key === "id" ? value : readList(key!, value!, line + i + 1);
  }
  return requireNotes(notes, line);
}

/** A note of a program. */
export const NOTE = /^:([\w-]+):[ \t]*([^]*?)\s*$/;
/** Words and quoted texts between brackets. */
const LIST = /^\[\s*(?:(?:"(?:[^"\\]|\\.)*"|[\w.-]+)(?:\s*,\s*(?!\])|\s*(?=\])))*\]$/;

function readList(key: string, value: string, line: number): (string | number)[] {
  if (!LIST.test(value)) {
    throw new TextProblem(line, `Expected a list such as :${key}: [fold, slow]; got ${value}`);
  }
  return (value.match(/"(?:[^"\\]|\\.)*"|[\w.-]+/g) ?? []).map((item) => {
    if (key === "newlines") return Number(item);
    return item.startsWith('"') ? String(JSON.parse(item)) : item;
  });
}

function requireNotes(notes: unknown, line: number): CellNotes {
  if (valid(notes)) return notes;
  const { instancePath, keyword, params } = valid.errors![0]!;
  if (keyword === "required") {
    throw new TextProblem(line, "Expected each cell to have an id; got none");
  }
  if (keyword === "additionalProperties") {
    const { additionalProperty: name } = params;
    throw new TextProblem(line, `Expected id, tags, newlines or type of a cell; got "${name}"`);
  }
  const key = instancePath.slice(1).split("/")[0]!;
  const got = JSON.stringify((notes as Record<string, unknown>)[key] ?? notes);
  throw new TextProblem(line, `Expected ${EXPECTED[key] ?? "notes of a cell"}; got ${got}`);
}

const EXPECTED: Readonly<Record<string, string>> = {
  id: 'an id that is a slug such as "two-bumps"',
  type: '"raw" or no type',
  tags: "tags that are words",
  newlines: "how many line breaks stand before and after the source, such as [0, 1]",
};
