import { derivative, type MathNode, parse, type SymbolNode } from "mathjs";

/** A formula in t with its derivative, as numbers and in print. */
export interface FormulaOfTime {
  /** Its value at a time. */
  readonly value: (t: number) => number;
  /** Its derivative at a time. */
  readonly slope: (t: number) => number;
  /** The formula and its derivative, in TeX. */
  readonly tex: { readonly value: string; readonly slope: string };
}

/** What a formula may name besides t. */
const KNOWN = new Set([
  ...["t", "pi", "e", "sqrt", "cbrt", "exp", "log", "pow"],
  ...["sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh"],
]);

/**
 * Reads a formula in t, and differentiates it symbolically.
 *
 *   f(t) and f'(t), such as t^2 and 2 t
 *
 * Allowed are t, numbers, pi, e, the four operations, powers, and smooth functions of one variable.
 * A product without its sign binds first: `pi/2 t` is pi / (2 t).
 *
 * @throws {TypeError} when it is no text
 * @throws {RangeError} when it is no formula in t alone or cannot be differentiated; later, when a
 *   value is no real number
 *
 * @example
 * ```ts
 * import { formulaOfTime } from "flowbook/formulas";
 * const { value, slope, tex } = formulaOfTime("t^2");
 * console.log(value(0.5), slope(0.5), tex.slope); // 0.25 1 2\cdot t
 * ```
 */
export function formulaOfTime(text: string): FormulaOfTime {
  if (typeof text !== "string") throw new TypeError(`Expected a formula in t; got ${typeof text}`);
  if (text.trim() === "") throw new RangeError(`Expected a formula in t; got "${text}"`);
  const node = parsed(text);
  requireKnown(node, text);
  const slope = differentiated(node, text);
  return {
    value: numberAt(node, text),
    slope: numberAt(slope, `the derivative of ${text}`),
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
  node.traverse((part) => {
    const known = part.type !== "SymbolNode" || KNOWN.has((part as SymbolNode).name);
    if (plain.includes(part.type) && known) return;
    throw new RangeError(`Expected a formula in t; got "${text}" with ${part.toString()}`);
  });
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

function numberAt(node: MathNode, name: string): (t: number) => number {
  const program = node.compile();
  return (t) => {
    const value: unknown = program.evaluate({ t });
    if (typeof value === "number") return value;
    throw new RangeError(`Expected ${name} real; got ${value} at t = ${t}`); // such as sqrt(-1) = i
  };
}
