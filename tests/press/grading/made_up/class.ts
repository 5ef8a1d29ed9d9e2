import { stream } from "../../../../lib/random/mod.ts";
import { namesOf } from "../../../../lib/press/cells/needs/mod.ts";
import type { Question, Sheet, TriedAnswer } from "../../../../lib/press/sheets/mod.ts";
import { zipOf } from "../intake/zips.ts";
import { answersOf, HOSTILE_ANSWERS, HOSTILE_TESTS, withHostile } from "./hostile_answers.ts";
import { answered, type Changes, fileOf, solutions } from "./notebooks.ts";

/** A submission of nobody, and what it deserves. */
export interface MadeUp {
  /** As Moodle calls the folder. */
  readonly folder: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Points of the tests of each question, by its id. */
  readonly deserves: ReadonlyMap<string, number>;
}

const NAMES = ["Ada Lovelace", "=HYPERLINK(1)", "José Ángel Núñez", "Zoë van der Berg", "Łukasz Ó"];

/** An answer to a question, and the tests that it loses. */
interface Part {
  readonly changes: Changes;
  readonly loses: readonly string[];
}

/**
 * A class: some answer all, some nothing, most of them some questions rightly, some wrongly, and some
 * not at all, as a stream says.
 *
 * @param tried answers to the questions, right and wrong
 */
export function madeUpClass(sheet: Sheet, tried: readonly TriedAnswer[], count: number): MadeUp[] {
  const draw = stream(15).split(sheet.name);
  return Array.from({ length: count }, (_, i) => {
    const own = draw.split(String(i));
    const parts = sheet.questions.map((question) => {
      const known = partsOf(
        question,
        tried.filter(({ source }) => standsAlone(source, question, sheet)),
      );
      if (i % 10 < 2) return { question, part: known[i % 10]! }; // all of it, or nothing
      return { question, part: known[own.split(question.id).integers(1, known.length)[0]!]! };
    });
    return {
      folder: folderOf(NAMES[i] ?? `Student ${i}`, i),
      files: {
        [`${sheet.name}.ipynb`]: fileOf(
          answered(sheet, Object.assign({}, ...parts.map(({ part }) => part.changes))),
        ),
      },
      deserves: new Map(parts.map(({ question, part }) => [
        question.id,
        pointsOf(question, part.loses),
      ])),
    };
  });
}

/** The sheet's own answer, none, and those that were tried; each weighs as much as the others. */
function partsOf({ id, cells }: Question, tried: readonly TriedAnswer[]): Part[] {
  const all = cells.filter(({ role }) => role === "test").map((test) => test.id);
  const theirs = cells.filter(({ role }) => role === "answer" || role === "written");
  const answer = theirs.find(({ role }) => role === "answer");
  const right = Object.fromEntries(theirs.map((cell) => [cell.id, cell.source]));
  const others = answer === undefined ? [] : tried.filter(({ question }) => question === id);
  return [
    { changes: right, loses: [] },
    { changes: {}, loses: all },
    ...others.map(({ source, loses }) => ({ changes: { ...right, [answer!.id]: source }, loses })),
  ];
}

/** Whether an answer uses none of another question's, whose points then depend on that. */
function standsAlone(source: string, { cells }: Question, sheet: Sheet): boolean {
  const { uses } = namesOf(source);
  return sheet.cells.every((cell) =>
    cells.includes(cell) || cell.names.every((name) => !uses.has(name))
  );
}

function pointsOf({ cells }: Question, loses: readonly string[]): number {
  return cells.filter(({ id, role }) => role === "test" && !loses.includes(id))
    .reduce((sum, { points }) => sum + points, 0);
}

function folderOf(name: string, i: number): string {
  return `${name}_${100 + i}_assignsubmission_file`;
}

/** Submissions that want more than they deserve: hostile answers, and hostile files. */
export function hostileClass(sheet: Sheet): MadeUp[] {
  const file = `${sheet.name}.ipynb`;
  const whole = solutions(sheet);
  const answers = [["compute", HOSTILE_ANSWERS], ["find faults", HOSTILE_TESTS]] as const;
  const all = new Map(sheet.questions.map((question) => [question.id, pointsOf(question, [])]));
  const none = new Map(sheet.questions.map(({ id }) => [id, 0]));
  const right = fileOf(answered(sheet, whole));
  const byAnswers = answers.flatMap(([kind, hostile]) =>
    answersOf(sheet, kind).slice(0, 1).flatMap((cell) =>
      hostile.map((one) => ({
        name: one.name,
        files: { [file]: fileOf(answered(sheet, withHostile(whole, cell, one))) },
        deserves: new Map([...all, [cell.id.split("-")[0]!, 0]]),
      }))
    )
  );
  const byFiles = [
    { name: "fifty megabytes", files: { [file]: " ".repeat(50e6) }, deserves: none },
    { name: "no JSON", files: { [file]: "print('passed')" }, deserves: none },
    { name: "nbformat 2", files: { [file]: '{"nbformat":2,"cells":[]}' }, deserves: none },
    { name: "no file", files: { "essay.pdf": "%PDF" }, deserves: none },
    {
      name: "two files",
      files: { [file]: right, [`old ${file}`]: '{"nbformat":4,"cells":[]}' },
      deserves: all,
    },
    {
      name: "a ZIP",
      files: { "work.zip": zipOf({ [`folder/${file}`]: right, "../up.ipynb": right }) },
      deserves: all,
    },
    { name: "lines of Windows", files: { [file]: right.replaceAll("\n", "\r\n") }, deserves: all },
    { name: "byte order mark", files: { [file]: `\ufeff${right}` }, deserves: all },
  ];
  return [...byAnswers, ...byFiles].map(({ name, ...rest }, i) => ({
    folder: folderOf(`Mallory ${name}`, 500 + i),
    ...rest,
  }));
}
