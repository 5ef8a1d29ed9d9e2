import {
  derivative,
  type FunctionNode,
  isComplex,
  type MathNode,
  parse,
  type SymbolNode,
} from "mathjs";
import { forwardTangent } from "./forward_tangent.ts";

/** A formula in t with its derivative, as numbers and in print. */
export interface FormulaOfTime {
  /** Its value at a time. */
  readonly value: (t: number) => number;
  /** Its derivative at a time, from the symbolic one. */
  readonly slope: (t: number) => number;
  /** Its derivative at a time, carried forward with the value through each operation. */
  readonly tangent: (t: number) => number;
  /** The formula and its derivative, in TeX. */
  readonly tex: { readonly value: string; readonly slope: string };
}

/** What a formula may name as a number. */
const NUMBERS: ReadonlySet<string> = new Set(["t", "pi", "e"]);

/** What it may name as a function, and how many arguments each takes, at least and at most. */
const FUNCTIONS = new Map<string, readonly [least: number, most: number]>([
  ...["sqrt", "cbrt", "exp", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh"]
    .map((name) => [name, [1, 1]] as const),
  ["log", [1, 2]], // the second is its base
  ["pow", [2, 2]],
]);

/**
 * Reads a formula in t, and differentiates it by two routes: symbolically and by dual numbers.
 *
 *   f(t) and f'(t), such as t^2 and 2 t
 *
 * Allowed are t, numbers, pi, e, the four operations, powers, and smooth functions of one variable.
 * A product without its sign binds first: `pi/2 t` is pi / (2 t).
 *
 * @throws {TypeError} when it is no text
 * @throws {RangeError} when it is no formula in t alone or cannot be differentiated; later, when a
 *   value is complex or NaN, or a derivative complex. A slope may be infinite, or NaN where its formula
 *   is 0/0, as that of `t sqrt(t)` at 0; the caller decides whether it needs it there. A tangent is
 *   never NaN
 *
 * @example
 * ```ts
 * import { formulaOfTime } from "flowbook/formulas";
 * const { value, slope, tangent, tex } = formulaOfTime("t^2");
 * console.log(value(0.5), slope(0.5), tangent(0.5), tex.slope); // 0.25 1 1 2\cdot t
 * ```
 */
export function formulaOfTime(text: string): FormulaOfTime {
  if (typeof text !== "string") throw new TypeError(`Expected a formula in t; got ${typeof text}`);
  if (text.trim() === "") throw new RangeError(`Expected a formula in t; got "${text}"`);
  const node = parsed(text);
  requireKnown(node, text);
  const slope = differentiated(node, text);
  return {
    value: withoutNaN(realAt(programOf(node), text), text),
    slope: realAt(programOf(slope), `the derivative of ${text}`),
    tangent: withoutNaN((t) => forwardTangent(node, t), `the tangent of ${text}`),
    tex: { value: texOf(node), slope: texOf(slope) },
  };
}

/** In print t is a variable, where mathjs would set it upright; the space ends a \cdot before it. */
function texOf(node: MathNode): string {
  const handler = (part: MathNode): string | undefined =>
    part.type === "SymbolNode" && (part as SymbolNode).name === "t" ? " t" : undefined;
  return node.toTex({ handler }).trim();
}

function parsed(text: string): MathNode {
  try {
    return parse(text);
  } catch (error) {
    throw new RangeError(`Expected a formula in t; got "${text}": ${(error as Error).message}`);
  }
}

/** Formulas compute and do nothing else: no assignments, no lists, no functions of their own. */
function requireKnown(node: MathNode, text: string): void {
  const plain = ["OperatorNode", "ParenthesisNode", "ConstantNode", "SymbolNode", "FunctionNode"];
  node.traverse((part, place, parent) => {
    const called = parent?.type === "FunctionNode" && place === "fn";
    const known = part.type !== "SymbolNode" ||
      (called ? FUNCTIONS : NUMBERS).has((part as SymbolNode).name);
    if (!plain.includes(part.type) || !known) {
      throw new RangeError(`Expected a formula in t; got "${text}" with ${part.toString()}`);
    }
    if (called) requireArguments(parent as FunctionNode, text);
  });
}

function requireArguments({ fn, args }: FunctionNode, text: string): void {
  const [least, most] = FUNCTIONS.get(fn.toString())!;
  if (args.length >= least && args.length <= most) return;
  throw new RangeError(
    `Expected a formula in t; got "${text}" with ${args.length} arguments of ${fn.toString()}`,
  );
}

function differentiated(node: MathNode, text: string): MathNode {
  try {
    return derivative(node, "t");
  } catch (error) {
    throw new RangeError(
      `Expected a formula that can be differentiated; got "${text}": ${(error as Error).message}`,
    );
  }
}

function programOf(node: MathNode): (t: number) => unknown {
  const program = node.compile();
  return (t) => program.evaluate({ t });
}

/** What is complex at a time stays refused where its imaginary part vanishes: 0 log(t - 2). */
function realAt(value: (t: number) => unknown, name: string): (t: number) => number {
  return (t) => {
    const got = value(t);
    if (typeof got === "number") return got;
    throw notReal(name, inWords(got), t);
  };
}

function withoutNaN(value: (t: number) => number, name: string): (t: number) => number {
  return (t) => {
    const got = value(t);
    if (!Number.isNaN(got)) return got;
    throw notReal(name, "NaN", t);
  };
}

function notReal(name: string, got: string, t: number): RangeError {
  return new RangeError(`Expected ${name} to be a real number; got ${got} at t = ${t}`);
}

function inWords(value: unknown): string {
  if (!isComplex(value)) return String(value);
  return `the complex number ${value.re} ${value.im < 0 ? "-" : "+"} ${Math.abs(value.im)}i`;
}
