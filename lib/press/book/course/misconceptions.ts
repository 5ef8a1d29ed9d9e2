/** A mistake that students make, and where the chapter catches it. */
export interface Misconception {
  /** Line of its heading in the file, from 1. */
  readonly line: number;
  /** What they say, in Markdown. */
  readonly says: string;
  /** Why it is wrong, in Markdown. */
  readonly why: string;
  /** Ids of cells of the chapter. */
  readonly cells: readonly string[];
  /** Checks of the ledger, such as "S3.35 two-targets". */
  readonly checks: readonly string[];
}

/** What a chapter has in which a mistake can be caught. */
export interface Catches {
  /** Ids of its cells. */
  readonly cells: ReadonlySet<string>;
  /** Names of the checks of the ledger, by the id of their claim. */
  readonly checks: ReadonlyMap<string, readonly string[]>;
}

const HEADING = /^## +(.+)$/;
const PLACES = /(?:\s*\[[^\]]+\])+\s*$/;
const CHECK = /^([A-Z]\d*\.\d+)(?: +(.+))?$/;

/**
 * Reads the `misconceptions.md` of a chapter: below a heading of the second level, which is what
 * students say, a sentence why it is wrong; at its end, in brackets, the cells that catch it and the
 * checks that do, `[claim-densities] [S3.35 two-targets]`.
 *
 * @param file for messages
 * @throws {Error} naming file and line when a cell or a check is not there, or a part is missing
 */
export function readMisconceptions(file: string, text: string, known: Catches): Misconception[] {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, i) => HEADING.test(line) ? [i] : []);
  return starts.map((start, i) => {
    const body = lines.slice(start + 1, starts[i + 1]);
    const words = body.join("\n");
    const [written = ""] = PLACES.exec(words) ?? [];
    const why = words.slice(0, words.length - written.length).trim();
    const line = start + 1;
    if (why === "") throw errorIn(file, line, "Expected a sentence why it is wrong; got none");
    const places = [...written.matchAll(/\[([^\]]+)\]/g)].map(([, place]) =>
      place!.replace(/\s+/g, " ")
    );
    const cells = places.filter((place) => !CHECK.test(place));
    const checks = places.filter((place) => CHECK.test(place));
    const lineOf = (place: string): number =>
      line + 1 +
      Math.max(0, body.findLastIndex((words) => words.includes(`[${place.split(" ")[0]}`)));
    if (cells.length === 0) {
      throw errorIn(file, line, "Expected the cell that catches it, such as [claim-densities]");
    }
    for (const cell of cells) {
      if (known.cells.has(cell)) continue;
      throw errorIn(file, lineOf(cell), `Expected the id of a cell of the chapter; got "${cell}"`);
    }
    for (const check of checks) requireCheck(file, lineOf(check), check, known);
    return { line, says: HEADING.exec(lines[start]!)![1]!.trim(), why, cells, checks };
  });
}

function requireCheck(file: string, line: number, check: string, { checks }: Catches): void {
  const [, id = "", name] = CHECK.exec(check) ?? [];
  const names = checks.get(id);
  if (names === undefined) throw errorIn(file, line, `Expected a claim of the ledger; got "${id}"`);
  if (name === undefined || names.includes(name)) return;
  const list = names.map((known) => `"${known}"`).join(", ");
  throw errorIn(file, line, `Expected a check of ${id}, one of ${list}; got "${name}"`);
}

function errorIn(file: string, line: number, reason: string): Error {
  return new Error(`${file}, line ${line}: ${reason}`);
}
