import { MOST_CHARACTERS, MOST_TRACES } from "./figure.ts";

/** Most numbers along the traces of one figure: drawing more of them holds up a page for seconds. */
const MOST_POINTS = 100_000;

/**
 * Demands a figure that can be drawn within a moment, from whoever made it.
 *
 * @param value should have traces and a layout, as {@link Figure} has
 * @throws {TypeError} when it has not
 * @throws {RangeError} when it has more than 60 traces, 100 000 points, or 2 000 000 characters of JSON
 */
export function requireDrawable(value: unknown): void {
  const { data, layout } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(data) || !data.every(isRecord)) {
    throw new TypeError(`Expected a list of traces as data; got ${kindOf(data)}`);
  }
  if (!isRecord(layout)) throw new TypeError(`Expected a layout; got ${kindOf(layout)}`);
  if (data.length > MOST_TRACES) {
    throw new RangeError(`Expected at most ${MOST_TRACES} traces; got ${data.length}`);
  }
  const points = data.reduce((total, trace) => total + pointsOf(trace), 0);
  if (points > MOST_POINTS) {
    throw new RangeError(`Expected at most ${MOST_POINTS} points; got ${points}`);
  }
  const { length } = JSON.stringify({ data, layout });
  if (length > MOST_CHARACTERS) {
    throw new RangeError(`Expected at most ${MOST_CHARACTERS} characters of JSON; got ${length}`);
  }
}

/** How many marks a trace has: the entries of its longest list, or those of its table. */
function pointsOf(trace: Readonly<Record<string, unknown>>): number {
  const lists = Object.values(trace).filter((entry) => Array.isArray(entry));
  return Math.max(
    0,
    ...lists.map((list) => Array.isArray(list[0]) ? list.flat().length : list.length),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "a list with something else in it" : typeof value;
}
