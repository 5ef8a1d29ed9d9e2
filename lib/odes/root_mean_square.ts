/**
 * The root of the mean of squares, 0 of no numbers; finite where the squares overflow.
 *
 *   sqrt( mean of r_i^2 ) = m sqrt( mean of (r_i / m)^2 ),   m the largest |r_i|
 *
 * What is too large for float64, or is no number, counts as the largest number there is: a size that
 * no tolerance allows, and with which a solver can still compute.
 */
export function rootMeanSquare(ratios: ArrayLike<number>): number {
  const count = Math.max(1, ratios.length);
  let squares = 0, largest = 0;
  for (let i = 0; i < ratios.length; i++) {
    const ratio = Math.abs(ratios[i]!);
    squares += ratio ** 2;
    if (!(ratio <= largest)) largest = ratio <= Number.MAX_VALUE ? ratio : Number.MAX_VALUE;
  }
  if (squares < Infinity) return Math.sqrt(squares / count);
  let scaled = 0;
  for (let i = 0; i < ratios.length; i++) {
    const ratio = Math.abs(ratios[i]!);
    scaled += (ratio <= largest ? ratio / largest : 1) ** 2;
  }
  return largest * Math.sqrt(scaled / count);
}
