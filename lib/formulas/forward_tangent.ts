import type { ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode } from "mathjs";

/** A number and how fast it changes with t: a dual number. */
interface Moving {
  readonly value: number;
  readonly rate: number;
}

/**
 * The derivative of a formula in t, carried along with its value in one forward pass.
 *
 *   (a, a') + (b, b') = (a + b, a' + b'),   (a, a') (b, b') = (a b, a' b + a b'),   f(a, a') = (f(a), f'(a) a')
 *
 * No formula of the derivative is ever formed, so it judges the symbolic one.
 *
 * @param node a formula that mathjs has read and can differentiate
 * @returns the derivative at t, NaN where a step is not real
 * @see Wengert 1964; Griewank and Walther 2008, chapter 3.
 */
export function forwardTangent(node: MathNode, t: number): number {
  return moved(node, t).rate;
}

function moved(node: MathNode, t: number): Moving {
  switch (node.type) {
    case "ParenthesisNode":
      return moved((node as ParenthesisNode).content, t);
    case "ConstantNode":
      return { value: Number((node as ConstantNode).value), rate: 0 };
    case "OperatorNode": {
      const { fn, args } = node as OperatorNode;
      return combined(fn, args.map((arg) => moved(arg, t))) ?? constant(node);
    }
    case "FunctionNode": {
      const { fn, args } = node as FunctionNode;
      return combined(fn.toString(), args.map((arg) => moved(arg, t))) ?? constant(node);
    }
    default:
      return node.toString() === "t" ? { value: t, rate: 1 } : constant(node);
  }
}

/** What else mathjs can differentiate does not contain t, such as pi and 3!. */
function constant(node: MathNode): Moving {
  return { value: Number(node.evaluate()), rate: 0 };
}

/** A step that is not real leaves nothing after it real, not even where its rate is 0. */
const NOT_REAL: Moving = { value: NaN, rate: NaN };

function combined(name: string, args: readonly Moving[]): Moving | undefined {
  const step = ruled(name, args);
  return step && [...args, step].some(({ value }) => Number.isNaN(value)) ? NOT_REAL : step;
}

function ruled(name: string, [a, b]: readonly Moving[]): Moving | undefined {
  if (a && b) return PAIRED[name]?.(a, b);
  const single = a && SINGLE[name]?.(a.value);
  return single && { value: single.value, rate: a.rate === 0 ? 0 : single.rate * a.rate };
}

/** f(a) and f'(a). */
const SINGLE: Record<string, (a: number) => Moving> = {
  unaryPlus: (a) => ({ value: a, rate: 1 }),
  unaryMinus: (a) => ({ value: -a, rate: -1 }),
  sqrt: (a) => ({ value: Math.sqrt(a), rate: 0.5 / Math.sqrt(a) }),
  cbrt: (a) => ({ value: Math.cbrt(a), rate: 1 / (3 * Math.cbrt(a) ** 2) }),
  exp: (a) => ({ value: Math.exp(a), rate: Math.exp(a) }),
  log: (a) => ({ value: Math.log(a), rate: 1 / a }),
  sin: (a) => ({ value: Math.sin(a), rate: Math.cos(a) }),
  cos: (a) => ({ value: Math.cos(a), rate: -Math.sin(a) }),
  tan: (a) => ({ value: Math.tan(a), rate: 1 + Math.tan(a) ** 2 }),
  asin: (a) => ({ value: Math.asin(a), rate: 1 / Math.sqrt(1 - a * a) }),
  acos: (a) => ({ value: Math.acos(a), rate: -1 / Math.sqrt(1 - a * a) }),
  atan: (a) => ({ value: Math.atan(a), rate: 1 / (1 + a * a) }),
  sinh: (a) => ({ value: Math.sinh(a), rate: Math.cosh(a) }),
  cosh: (a) => ({ value: Math.cosh(a), rate: Math.sinh(a) }),
  tanh: (a) => ({ value: Math.tanh(a), rate: 1 - Math.tanh(a) ** 2 }),
};

const PAIRED: Record<string, (a: Moving, b: Moving) => Moving> = {
  add: (a, b) => ({ value: a.value + b.value, rate: a.rate + b.rate }),
  subtract: (a, b) => ({ value: a.value - b.value, rate: a.rate - b.rate }),
  multiply: (a, b) => ({ value: a.value * b.value, rate: a.rate * b.value + a.value * b.rate }),
  divide: quotient,
  log: (a, b) => quotient(combined("log", [a])!, combined("log", [b])!),
  pow: power,
};

function quotient(a: Moving, b: Moving): Moving {
  const value = a.value / b.value;
  return { value, rate: (a.rate - value * b.rate) / b.value };
}

/** Of a^b: b a^(b-1) a' + a^b log(a) b', of which a constant a or b leaves one. */
function power(a: Moving, b: Moving): Moving {
  const value = a.value ** b.value;
  const byBase = a.rate === 0 || b.value === 0 ? 0 : b.value * a.value ** (b.value - 1) * a.rate;
  const stays = b.rate === 0 || (value === 0 && b.value > 0); // near it 0^b is 0 as well
  const byExponent = stays ? 0 : value * Math.log(a.value) * b.rate;
  return { value, rate: byBase + byExponent };
}
