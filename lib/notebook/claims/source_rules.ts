import { parseExpressionAt } from "acorn";
import type { Compute } from "./judge_sides.ts";

const NUMBER = /(?<![\w$.])(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:[eE][+-]?\d+)?(?![\w$])/g;
const SIGNS = /^[\s,+\-*/()[\]]*$/;

/**
 * What is wrong with the source of two sides before they run, if anything.
 *
 * A claim compares two computations; the same code twice agrees with itself, and a number typed in
 * by hand computes nothing.
 *
 * @param left  computes the left side
 * @param right computes the right side
 */
export function sourceFault(left: Compute, right: Compute): string | undefined {
  const [a, b] = [left, right].map((side) => wordsOf(side.toString()));
  if (left === right || (a !== undefined && a === b)) return "both sides are the same code";
  return a !== undefined && isArithmetic(bodyOf(a)) ? "left is a constant" : undefined;
}

/** Whether a text holds numbers, and besides them only signs and brackets. */
function isArithmetic(text: string): boolean {
  const rest = text.replace(NUMBER, "");
  return rest !== text && SIGNS.test(rest);
}

/** What a function returns, as far as its text shows it: the text after `=>` or after `return`. */
function bodyOf(source: string): string {
  const arrow = /^\s*(?:async\s*)?(?:\([^()]*\)|[\w$]+)\s*=>\s*([\s\S]*)$/.exec(source);
  const body = (arrow?.[1] ?? source.slice(source.indexOf("{"))).trim();
  return /^\{\s*return\s([\s\S]*?);?\s*\}$/.exec(body)?.[1] ?? body;
}

/**
 * The words of a function, each after a space: comments are gone, and texts are as they were.
 *
 * @returns undefined where there is no source, as of a bound function
 */
function wordsOf(source: string): string | undefined {
  for (const whole of [`(${source})`, `({${source}})`]) { // a method stands in an object
    const words: string[] = [];
    try {
      parseExpressionAt(whole, 0, {
        ecmaVersion: "latest",
        onToken: ({ start, end }) => words.push(whole.slice(start, end)),
      });
    } catch {
      continue;
    }
    return words.slice(whole.indexOf(source), -1).join(" ");
  }
  return undefined;
}
