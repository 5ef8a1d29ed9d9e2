import type { Inputs, NamedInput, NamedInputs, RangeInput } from "../records/inputs.ts";

/** Most places of the slider that is saved: each costs a frame in the notebook's file. */
export const MOST_FRAMES = 21;

/** Seconds that a film may last: time to look, and no longer than anyone would. */
const SHORTEST = 2, LONGEST = 20;

const DIGITS = 12; // of the span: enough for any slider, few enough that 0.3 is 0.3
const NAME = /^\p{L}[\p{L}\p{N}_]*$/u; // a number as a name would jump to the front of the record

/** What a {@link range} may be told. */
export type RangeOptions = Partial<Pick<RangeInput, "start" | "label" | "play">>;

/**
 * A slider over evenly spaced numbers.
 *
 *   value_i = from + (to - from) i / (count - 1),   i = 0, ..., count - 1
 *
 * @param from  the first value
 * @param to    the last value, larger than the first
 * @param count how many values, 2 or more; at most 21 where every value is saved as a frame
 * @param options.start where the slider stands first, one of the values; when left out `from`, and
 *   the middle one of a film, in whose first frame there is often little to see
 * @param options.label what stands before the number; the name of the input when left out
 * @param options.play  seconds from the first value to the last, 2 to 20: makes a film of the picture
 * @throws {RangeError} when the ends are not finite and increasing, count is not 2, 3, ..., start is
 *   none of the values, or a film would last less than 2 or more than 20 seconds
 *
 * @example
 * ```ts
 * import { range } from "flowbook/notebook";
 * console.log(range(0, 1, 5).values); // [0, 0.25, 0.5, 0.75, 1]
 * ```
 */
export function range(
  from: number,
  to: number,
  count: number,
  { start, label, play }: RangeOptions = {},
): RangeInput {
  if (!(from < to && Number.isFinite(to - from))) {
    throw new RangeError(`Expected a range with from < to; got [${from}, ${to}]`);
  }
  if (!Number.isInteger(count) || count < 2) {
    throw new RangeError(`Expected count to be 2, 3, ...; got ${count}`);
  }
  const decimals = Math.min(100, Math.max(0, DIGITS - Math.ceil(Math.log10(to - from))));
  const round = (value: number): number => Number(value.toFixed(decimals)) + 0; // no -0
  const values = Array.from(
    { length: count },
    (_, i) => round(from + (to - from) * i / (count - 1)),
  );
  const opening = round(start ?? (play === undefined ? from : values[middleOf(values)]!));
  if (!values.includes(opening)) {
    throw new RangeError(`Expected start to be one of ${values.join(", ")}; got ${start}`);
  }
  if (play !== undefined && !(play >= SHORTEST && play <= LONGEST)) {
    throw new RangeError(`Expected a film of ${SHORTEST} to ${LONGEST} seconds; got ${play}`);
  }
  return {
    kind: "range",
    values,
    start: opening,
    ...(label === undefined ? {} : { label }),
    ...(play === undefined ? {} : { play }),
  };
}

/** The place in the middle of a list; of two, the later one. */
export function middleOf(values: readonly number[]): number {
  return Math.round((values.length - 1) / 2);
}

/**
 * The inputs in their order; the first is the slider whose frames are saved.
 *
 * @throws {TypeError} when there is none, a name is not a word, an input is of an unknown kind, the
 *   first is no slider, or another one plays
 * @throws {RangeError} when the first has more than 21 values
 */
export function namedInputs(inputs: Inputs): NamedInputs {
  const named = Object.entries(inputs ?? {}).map(([name, input]): NamedInput => {
    if (!NAME.test(name)) {
      throw new TypeError(`Expected an input with a name such as "t"; got ${JSON.stringify(name)}`);
    }
    if (input?.kind !== "range" && input?.kind !== "point") {
      const expected = `Expected input "${name}" to be made by range() or point()`;
      throw new TypeError(`${expected}; got ${typeof input}`);
    }
    return { name, ...input };
  });
  const [first, ...others] = named;
  if (first === undefined) throw new TypeError("Expected at least one input; got none");
  if (first.kind !== "range") {
    throw new TypeError(
      `Expected a slider as first input, made by range(); got "${first.name}", a ${first.kind}`,
    );
  }
  const other = others.find((input) => input.kind === "range" && input.play !== undefined);
  if (other !== undefined) {
    throw new TypeError(`Expected only the first input to play; got "${other.name}", too`);
  }
  if (first.values.length > MOST_FRAMES) {
    const got = `${first.values.length}`;
    throw new RangeError(`Expected at most ${MOST_FRAMES} values of "${first.name}"; got ${got}`);
  }
  return [first, ...others];
}
