import { plainPlaces } from "../../cells/run/places.ts";

const { isError } = Error as unknown as { isError(value: unknown): value is Error };
const Text = String;
const call = Function.prototype.call;
const slice = call.bind(String.prototype.slice) as unknown as (
  text: string,
  from: number,
  to: number,
) => string;

const PLACE = /^ +at .*\bcell-[\w-]+\.ts/;
const COLUMN = /(\bcell-[\w-]+\.ts:\d+):\d+/;

/** What was thrown, in words. */
export interface Thrown {
  readonly reason: string;
  /** Where, if known: lines of cells alone. */
  readonly traceback: string;
}

/** Reads what was thrown, which may be anything, and may throw when it is looked at. */
export function describeThrown(thrown: unknown): Thrown {
  try {
    if (!isError(thrown)) return { reason: shortened(Text(thrown)), traceback: "" };
    const { name, message, stack } = thrown;
    return {
      reason: shortened(name === "Error" ? `${message}` : `${name}: ${message}`),
      traceback: typeof stack === "string" ? placesIn(stack) : "",
    };
  } catch {
    return { reason: "something that cannot be read", traceback: "" };
  }
}

function shortened(text: string): string {
  return slice(text, 0, 2000);
}

/** Lines of cells alone; their columns are those of rewritten code, so they go. */
function placesIn(stack: string): string {
  const lines = plainPlaces(stack).split("\n").filter((line) => PLACE.test(line));
  return lines.slice(0, 10).map((line) => line.trim().replace(COLUMN, "$1")).join("\n");
}

/** Why a value cannot go over, for its author. */
export function plainReason({ message }: Error): string {
  return `an answer must be numbers, texts, lists or records; got ${message}`;
}
