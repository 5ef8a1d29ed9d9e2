/** A number that an increasing map has moved, and how the length around it has changed. */
export interface MovedNumber {
  /** Where the number is now. */
  readonly value: number;
  /** log of the slope of the direction taken. */
  readonly logSlope: number;
}

/**
 * A family of increasing maps of the line, one for each row of raw numbers, any real ones.
 *
 * A network gives the raw numbers; the family makes of them what keeps the map increasing. In the
 * papers this is the "transformer" of a flow, beside its "conditioner".
 *
 * @see Papamakarios, Nalisnick, Rezende, Mohamed and Lakshminarayanan 2021, section 3.1.
 */
export interface ExactMonotoneMap {
  /** How many raw numbers choose one map. */
  readonly parameters: number;
  /**
   * Data to base: x = g(y), and log g'(y).
   *
   * @param raw numbers of length {@link parameters}
   */
  apply(y: number, raw: readonly number[]): MovedNumber;
  /** Base to data: y = g^-1(x), and log (g^-1)'(x) = -log g'(y). */
  invert(x: number, raw: readonly number[]): MovedNumber;
}
