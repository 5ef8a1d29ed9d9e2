import type { Side } from "../../judge/compare.ts";
import type { Stream } from "../../random/mod.ts";
import {
  type Compute,
  failedCheck,
  judgeSides,
  messageOf,
  type Planted,
  type Within,
} from "./judge_sides.ts";
import { makeMistake } from "./planted.ts";
import type { CheckRecord } from "../records/claim_record.ts";
import { sourceFault } from "./source_rules.ts";

/** One line of a proof. */
export interface Line {
  /** The expression as a formula, without dollar signs. */
  readonly tex: string;
  /** The same expression as a number or numbers. */
  readonly value: Compute;
  /** The statement this line and those below it prove. */
  readonly id?: string;
  /** Name of the check; "line 2", after the title of its group, when left out. */
  readonly name?: string;
  /** Why this line equals the one above. */
  readonly note?: string;
}

/** A wrong line. */
export interface PlantedLine {
  /** The wrong expression as a formula, without dollar signs. */
  readonly tex: string;
  /** What is wrong with it. */
  readonly what: string;
  /** The same expression as a number or numbers. */
  readonly value: Compute;
}

/** Lines that must all be equal, and perhaps one that must not. */
export interface Group {
  /** A heading in the table; it also begins the names of the checks. */
  readonly title?: string;
  /** At least two; all are compared with the first. */
  readonly lines: readonly Line[];
  /** A wrong step, which has to miss the first line. */
  readonly mistake?: PlantedLine;
}

/** A line with what came of it. */
export interface JudgedLine {
  readonly line: Line;
  /** The statement it belongs to. */
  readonly owner: string | undefined;
  /** Its comparison with the first line; the first line has none. */
  readonly check?: CheckRecord;
}

/** A group with what came of its lines. */
export interface JudgedGroup {
  readonly group: Group;
  readonly lines: readonly JudgedLine[];
  /** The mistake as a line of the proof, where it was made on purpose. */
  readonly planted?: readonly Pick<JudgedLine, "owner" | "check">[];
}

/**
 * A group whose mistake counts as one more line: a wrong step that the check has to catch.
 *
 * It belongs to the statement of the last line. A group without a mistake, or whose mistake could
 * not be computed, stays as it is.
 */
export function plantLine(judged: JudgedGroup): JudgedGroup {
  const { owner, check } = judged.lines.at(-1)!; // all lines carry the same control
  if (check?.control === undefined) return judged;
  const name = [judged.group.title ?? [], "planted line"].flat().join(", ");
  return { ...judged, planted: [{ owner, check: makeMistake({ ...check, name }) }] };
}

/**
 * Checks that a group can be judged.
 *
 * @throws {TypeError} when it has fewer than two lines, a formula holds a dollar sign, a value is
 *   no function, or an id is not covered
 */
export function requireGroup({ lines, mistake }: Group, covers: readonly string[]): void {
  if (!Array.isArray(lines) || lines.length < 2) {
    throw new TypeError(`Expected at least 2 lines in a group; got ${lines?.length ?? "none"}`);
  }
  for (
    const { tex, value, id } of [...lines, ...(mistake ? [{ ...mistake, id: undefined }] : [])]
  ) {
    if (typeof tex !== "string" || tex.trim() === "" || tex.includes("$")) {
      throw new TypeError(`Expected a formula without dollar signs; got ${JSON.stringify(tex)}`);
    }
    if (typeof value !== "function") {
      throw new TypeError(`Expected the value of ${tex} to be a function; got ${typeof value}`);
    }
    if (id !== undefined && !covers.includes(id)) {
      throw new TypeError(`Expected the id of ${tex} among [${covers.join(", ")}]; got ${id}`);
    }
  }
}

/**
 * Computes the lines of a group in order, then its mistake, and compares all with the first line.
 *
 * @param name   of the group; begins the names of its checks unless empty
 * @param group  the lines
 * @param within how far they may differ
 * @param stream of the group; line k gets `split("line k")`, the mistake `split("mistake")`
 * @param covers ids of the derivation; the first is the owner of lines above any id
 */
export async function judgeGroup(
  name: string,
  group: Group,
  within: Within,
  stream: Stream,
  covers: readonly string[],
): Promise<JudgedGroup> {
  const values: Computed[] = [];
  for (const [k, line] of group.lines.entries()) {
    values.push(await compute(`line ${k + 1}`, line.value, stream));
  }
  const planted = group.mistake && await compute("mistake", group.mistake.value, stream);
  let owner: string | undefined = covers.length === 1 ? covers[0] : undefined;
  const lines = group.lines.map((line, k): JudgedLine => {
    owner = line.id ?? owner;
    if (k === 0) return { line, owner };
    if (owner === undefined) {
      throw new TypeError(`Expected an id at or above the line ${line.tex}; got none`);
    }
    const check = line.name ?? [name, `line ${k + 1}`].filter((part) => part !== "").join(", ");
    const first = group.lines[0]!;
    const fault = sourceFault(line.value, first.value);
    const sides = { left: values[k]!, right: values[0]!, planted };
    return { line, owner, check: judgeLine(check, sides, group.mistake?.what, within, fault) };
  });
  return { group, lines };
}

type Computed = { readonly value: Side } | { readonly fault: string };

interface Sides {
  readonly left: Computed;
  readonly right: Computed;
  readonly planted: Computed | undefined;
}

async function compute(name: string, run: Compute, stream: Stream): Promise<Computed> {
  try {
    return { value: await run(stream.split(name)) };
  } catch (error) {
    return { fault: `${name} threw: ${messageOf(error)}` };
  }
}

function judgeLine(
  name: string,
  { left, right, planted }: Sides,
  mistake: string | undefined,
  within: Within,
  fault: string | undefined,
): CheckRecord {
  for (const side of [left, right, planted]) {
    if (side && "fault" in side) return failedCheck(name, within, fault ?? side.fault);
  }
  const { value: leftValue } = left as { value: Side };
  const { value: rightValue } = right as { value: Side };
  const control: Planted | undefined = planted && mistake !== undefined
    ? { mistake, value: (planted as { value: Side }).value }
    : undefined;
  try {
    return judgeSides({ name, left: leftValue, right: rightValue, within }, control, fault);
  } catch (error) {
    return failedCheck(name, within, fault ?? messageOf(error));
  }
}
