import { requireCount } from "../require/numbers.ts";

/** Points and weights of a quadrature rule: integral of f ~ sum of weights[i] f(nodes[i]). */
export interface Rule {
  /** In increasing order. */
  readonly nodes: readonly number[];
  /** One for each node. */
  readonly weights: readonly number[];
}

const MOST_NODES = 256; // beyond, Hermite weights leave the range of doubles
const HALVINGS = 60; // of a bracket: down to the last bit

/**
 * The Gauss rule on [-1, 1]: exact for polynomials of degree below 2 nodes.
 *
 * @param nodes how many, 1 to 256
 * @throws {RangeError} when nodes is out of range
 *
 * @example
 * ```ts
 * import { gaussLegendre } from "flowbook/numerics";
 * console.log(gaussLegendre(2).nodes[1]!.toFixed(6)); // 0.577350
 * ```
 */
export function gaussLegendre(nodes: number): Rule {
  requireCount(nodes, "nodes", MOST_NODES);
  return remembered("legendre", nodes, (k) => k / Math.sqrt(4 * k * k - 1), 2);
}

/**
 * The Gauss rule for the standard normal law: E f(Z) ~ sum of weights[i] f(nodes[i]).
 *
 * @param nodes how many, 1 to 256; exact for polynomials of degree below 2 nodes
 * @throws {RangeError} when nodes is out of range
 */
export function gaussHermite(nodes: number): Rule {
  requireCount(nodes, "nodes", MOST_NODES);
  return remembered("hermite", nodes, Math.sqrt, 1);
}

const rules = new Map<string, Rule>();

function remembered(
  family: string,
  count: number,
  coefficient: (k: number) => number,
  mass: number,
): Rule {
  const key = `${family} ${count}`;
  const rule = rules.get(key) ?? gaussRule(count, coefficient, mass);
  rules.set(key, rule);
  return rule;
}

/**
 * The rule whose orthonormal polynomials obey x p_k = b_{k+1} p_{k+1} + b_k p_{k-1}.
 *
 * The nodes are the eigenvalues of the symmetric tridiagonal matrix with the b_k beside a diagonal
 * of zeros; the weights are 1 / sum over k of p_k(node)^2.
 *
 * @see Golub and Welsch 1969; eigenvalues by Sturm counts, Givens 1954.
 */
function gaussRule(count: number, coefficient: (k: number) => number, mass: number): Rule {
  const b = Array.from({ length: count }, (_, k) => k === 0 ? 0 : coefficient(k));
  const half = Array.from({ length: Math.floor(count / 2) }, (_, i) => eigenvalue(b, i));
  const middle = count % 2 === 1 ? [0] : [];
  const nodes = [...half, ...middle, ...half.map((x) => -x).reverse()];
  const weights = nodes.map((x) => {
    let last = 0, p = 1 / Math.sqrt(mass), sum = p * p;
    for (let k = 1; k < count; k++) {
      [last, p] = [p, (x * p - b[k - 1]! * last) / b[k]!];
      sum += p * p;
    }
    return 1 / sum;
  });
  return { nodes: Object.freeze(nodes), weights: Object.freeze(weights) };
}

/** Eigenvalue number `index` (0 is the smallest) by halving a bracket. */
function eigenvalue(b: readonly number[], index: number): number {
  let high = 0, low = -2 * Math.max(...b); // Gershgorin; only the lower half is asked for
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (eigenvaluesBelow(b, middle) > index) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Sturm count: as many eigenvalues lie below x as pivots of the matrix minus x are negative. */
function eigenvaluesBelow(b: readonly number[], x: number): number {
  let pivot = -x, count = pivot < 0 ? 1 : 0;
  for (let k = 1; k < b.length; k++) {
    pivot = -x - b[k]! ** 2 / (pivot || Number.MIN_VALUE);
    if (pivot < 0) count++;
  }
  return count;
}
