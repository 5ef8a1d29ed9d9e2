/** The inner product of vectors of one length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, coordinate, i) => sum + coordinate * b[i]!, 0);
}
