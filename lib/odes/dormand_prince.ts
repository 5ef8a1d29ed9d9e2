import type { Tableau } from "./tableaux.ts";

/**
 * A Runge-Kutta method with a second, less accurate answer inside, and a curve between its steps.
 *
 *   error of the step   h sum over i of (b[i] - embedded[i]) k_i
 *   x(t_n + theta h)  = x_n + h sum over i of ( sum over p of dense[i][p] theta^(p + 1) ) k_i
 *
 * The last stage is the first slope of the next step: its row of `a` repeats `b`.
 */
export interface EmbeddedTableau extends Tableau {
  /** Weights of the second answer, whose order is one lower. */
  readonly embedded: readonly number[];
  /** Row i holds the coefficients of theta, theta^2, ... of stage i. */
  readonly dense: readonly (readonly number[])[];
}

/** Weights of order 5, also the slopes along which the last stage has moved. */
const FIFTH = [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84];

/**
 * The method of most adaptive solvers (dopri5, RK45, ode45): seven slopes, six of them new in a
 * step, order 5 with an error estimate of order 4 and a curve of order 4.
 *
 * @see Dormand and Prince 1980 (a, b, embedded); Shampine 1986 (dense).
 */
export const DORMAND_PRINCE: EmbeddedTableau = {
  name: "Dormand-Prince",
  order: 5,
  a: [
    [],
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
    FIFTH,
  ],
  b: [...FIFTH, 0],
  c: [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1],
  embedded: [5179 / 57600, 0, 7571 / 16695, 393 / 640, -92097 / 339200, 187 / 2100, 1 / 40],
  dense: [
    [1, -8048581381 / 2820520608, 8663915743 / 2820520608, -12715105075 / 11282082432],
    [0, 0, 0, 0],
    [0, 131558114200 / 32700410799, -68118460800 / 10900136933, 87487479700 / 32700410799],
    [0, -1754552775 / 470086768, 14199869525 / 1410260304, -10690763975 / 1880347072],
    [0, 127303824393 / 49829197408, -318862633887 / 49829197408, 701980252875 / 199316789632],
    [0, -282668133 / 205662961, 2019193451 / 616988883, -1453857185 / 822651844],
    [0, 40617522 / 29380423, -110615467 / 29380423, 69997945 / 29380423],
  ],
};
