const POWER = /\s*(?:\\cdot|\\times|[·×])\s*10\^\{?\s*([-−]?\d+)\s*\}?/g;
const BOLD = /\*\*(.+?)\*\*/gs;
const COUNTED = 10;
const NUMBER = /(?<![\w.])[-−]?\d+(?:\.\d+)?(?:e[-+−]?\d+)?(?![\w])/gi;

/** A number as it stands in a text. */
export interface WrittenNumber {
  /** Its digits as an author wrote them: "0.40". */
  readonly digits: string;
  readonly value: number;
  /** Half a unit of its last digit; 0 of a whole number below 10, which is a count. */
  readonly rounding: number;
}

/**
 * The numbers that a text in Markdown and TeX says: those in bold when there are any, else all. Of an
 * index, as in $x_1$, or of an id there is none.
 *
 * @example
 * ```ts
 * import { writtenNumbers } from "./written_numbers.ts";
 * const [number] = writtenNumbers("The mean is 0.40. **It is 0.424**, more than $x_1$.");
 * console.log(number!.digits); // 0.424
 * ```
 */
export function writtenNumbers(text: string): WrittenNumber[] {
  const bold = numbersIn([...text.matchAll(BOLD)].map(([, words]) => words).join("\n"));
  return bold.length > 0 ? bold : numbersIn(text);
}

function numbersIn(text: string): WrittenNumber[] {
  return [...text.replace(POWER, "e$1").matchAll(NUMBER)].map(([found]) => {
    const digits = found.replaceAll("−", "-");
    const [mantissa = "", exponent = "0"] = digits.toLowerCase().split("e");
    const decimals = (mantissa.split(".")[1]?.length ?? 0) - Number(exponent);
    const value = Number(digits);
    const exact = decimals === 0 && Math.abs(value) < COUNTED;
    return { digits: found, value, rounding: exact ? 0 : 0.5 * 10 ** -decimals };
  });
}
