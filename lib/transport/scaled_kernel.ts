/** An entropic problem: costs with one row a source, masses above 0. */
export interface EntropicProblem {
  readonly costs: Float64Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
}

const FARTHEST = 1e20; // scalings beyond that go into the potentials, long before they overflow

/**
 * Sinkhorn's iteration with potentials f, g in logarithms and scalings r, s on top.
 *
 *   P_ij = r_i K_ij s_j,   K_ij = a_i b_j exp((f_i + g_j - c_ij) / epsilon)
 *
 * Scalings cost products only. When one gets out of hand, or a row of the kernel underflows, the
 * potentials take a step in logarithms, which cannot overflow, and the kernel is made anew.
 *
 * @see Schmitzer 2019, "Stabilized sparse scaling algorithms for entropy regularized transport
 * problems", section 3.
 */
export class ScaledKernel {
  /** f and g with the scalings in them. */
  readonly f: Float64Array;
  readonly g: Float64Array;
  readonly #problem: EntropicProblem;
  readonly #kernel: Float64Array;
  readonly #r: Float64Array;
  readonly #s: Float64Array;
  readonly #rowSums: Float64Array;
  #epsilon: number;

  constructor(problem: EntropicProblem, epsilon: number) {
    this.#problem = problem;
    this.#epsilon = epsilon;
    this.f = new Float64Array(problem.from.length);
    this.g = new Float64Array(problem.to.length);
    this.#kernel = new Float64Array(problem.costs.length);
    this.#r = new Float64Array(problem.from.length);
    this.#s = new Float64Array(problem.to.length);
    this.#rowSums = new Float64Array(problem.from.length);
    this.#fitRowsInLogarithms();
    this.#fitColumnsInLogarithms();
  }

  /** Goes on with another epsilon from the potentials reached: a step in logarithms. */
  cool(epsilon: number): void {
    this.absorb();
    this.#epsilon = epsilon;
    this.#fitRowsInLogarithms();
    this.#fitColumnsInLogarithms();
  }

  /** Sum over the rows of |mass sent - a_i|; the columns fit. */
  get error(): number {
    const { from } = this.#problem;
    let error = 0;
    for (let i = 0; i < from.length; i++) {
      error += Math.abs(this.#r[i]! * this.#rowSums[i]! - from[i]!);
    }
    return error;
  }

  /**
   * Fits the rows, then the columns.
   *
   * The columns of a fresh kernel fit, so s lies between 1 / max r and 1 / min r: while r is in
   * bounds, so is s.
   */
  step(): void {
    if (this.#fitRows()) {
      this.#fitColumns();
      this.#sumRows();
    } else {
      absorb(this.g, this.#s, this.#epsilon); // the rows are about to get new potentials
      this.#fitRowsInLogarithms();
      this.#fitColumnsInLogarithms();
    }
  }

  /** The plan of now. */
  plan(): Float64Array {
    const columns = this.#s.length;
    return this.#kernel.map((entry, k) => {
      const i = Math.floor(k / columns);
      return this.#r[i]! * entry * this.#s[k - i * columns]!;
    });
  }

  /** Puts the scalings into the potentials; the plan has to be asked for before. */
  absorb(): void {
    absorb(this.f, this.#r, this.#epsilon);
    absorb(this.g, this.#s, this.#epsilon);
  }

  /** False when a scaling got out of hand. */
  #fitRows(): boolean {
    const { from } = this.#problem, r = this.#r;
    let isNear = true;
    for (let i = 0; i < r.length; i++) {
      r[i] = from[i]! / this.#rowSums[i]!;
      if (!(r[i]! < FARTHEST && r[i]! > 1 / FARTHEST)) isNear = false;
    }
    return isNear;
  }

  #fitColumns(): void {
    const { to } = this.#problem, columns = to.length, kernel = this.#kernel, s = this.#s;
    s.fill(0);
    for (let i = 0, k = 0; i < this.#r.length; i++) {
      const scale = this.#r[i]!;
      for (let j = 0; j < columns; j++, k++) s[j]! += scale * kernel[k]!;
    }
    for (let j = 0; j < columns; j++) s[j] = to[j]! / s[j]!;
  }

  #sumRows(): void {
    const columns = this.#s.length, kernel = this.#kernel, s = this.#s;
    for (let i = 0, k = 0; i < this.#r.length; i++) {
      let sum = 0;
      for (let j = 0; j < columns; j++, k++) sum += kernel[k]! * s[j]!;
      this.#rowSums[i] = sum;
    }
  }

  /** f_i = -epsilon log sum_j b_j exp((g_j - c_ij) / epsilon). */
  #fitRowsInLogarithms(): void {
    const { costs, from, to } = this.#problem, epsilon = this.#epsilon, columns = to.length;
    for (let i = 0; i < from.length; i++) {
      const start = i * columns;
      let most = -Infinity, sum = 0;
      for (let j = 0; j < columns; j++) most = Math.max(most, this.g[j]! - costs[start + j]!);
      for (let j = 0; j < columns; j++) {
        sum += to[j]! * Math.exp((this.g[j]! - costs[start + j]! - most) / epsilon);
      }
      this.f[i] = -most - epsilon * Math.log(sum);
    }
  }

  /** g_j likewise; then the kernel is made anew, and the scalings are 1. */
  #fitColumnsInLogarithms(): void {
    const { costs, from, to } = this.#problem, epsilon = this.#epsilon, columns = to.length;
    const most = new Float64Array(columns).fill(-Infinity), sums = new Float64Array(columns);
    for (let i = 0, k = 0; i < from.length; i++) {
      for (let j = 0; j < columns; j++, k++) most[j] = Math.max(most[j]!, this.f[i]! - costs[k]!);
    }
    for (let i = 0, k = 0; i < from.length; i++) {
      for (let j = 0; j < columns; j++, k++) {
        sums[j]! += from[i]! * Math.exp((this.f[i]! - costs[k]! - most[j]!) / epsilon);
      }
    }
    for (let j = 0; j < columns; j++) this.g[j] = -most[j]! - epsilon * Math.log(sums[j]!);
    for (let i = 0, k = 0; i < from.length; i++) {
      for (let j = 0; j < columns; j++, k++) {
        const exponent = (this.f[i]! + this.g[j]! - costs[k]!) / epsilon;
        this.#kernel[k] = from[i]! * to[j]! * Math.exp(exponent);
      }
    }
    this.#r.fill(1);
    this.#s.fill(1);
    this.#sumRows();
  }
}

/** Puts scalings into their potentials. */
function absorb(potential: Float64Array, scalings: Float64Array, epsilon: number): void {
  for (let i = 0; i < potential.length; i++) {
    potential[i]! += epsilon * Math.log(scalings[i]!);
    scalings[i] = 1;
  }
}
