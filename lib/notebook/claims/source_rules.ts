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
  const [a, b] = [left, right].map((side) => withoutComments(side.toString()));
  if (left === right || a!.replace(/\s/g, "") === b!.replace(/\s/g, "")) {
    return "both sides are the same code";
  }
  return isArithmetic(bodyOf(a!)) ? "left is a constant" : undefined;
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

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
}
