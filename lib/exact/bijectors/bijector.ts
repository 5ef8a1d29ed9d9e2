/** A point that a bijection has moved, and how the volume around it has changed. */
export interface ExactMoved {
  /** Where the point is now. */
  readonly point: number[];
  /** log |det J| of the direction taken. */
  readonly logDet: number;
}

/** An invertible map of R^dim in float64, one point at a time: the judge of a `Bijector`. */
export interface ExactBijector {
  /** Dimension of the space. */
  readonly dim: number;
  /**
   * Base to data: y = f(x) and log |det f'(x)|.
   *
   * @throws {TypeError} when x has another length
   * @throws {RangeError} when x is not finite
   */
  forward(x: readonly number[]): ExactMoved;
  /**
   * Data to base: x = f^-1(y) and log |det (f^-1)'(y)|.
   *
   * @throws {TypeError} when y has another length
   * @throws {RangeError} when y is not finite
   */
  inverse(y: readonly number[]): ExactMoved;
}
