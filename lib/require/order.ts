/**
 * Demands a rearrangement of 0, 1, ..., length - 1.
 *
 * @throws {TypeError} when it is no list; {RangeError} when it is empty, or a number is missing from
 *   it or stands there twice
 */
export function requireOrder(order: readonly number[]): void {
  if (!Array.isArray(order)) {
    throw new TypeError(`Expected order to be a list; got ${typeof order}`);
  }
  const count = order.length, expected = `0 to ${count - 1}, each once`;
  if (count === 0) throw new RangeError("Expected order to have an entry; got none");
  const missing = Array.from({ length: count }, (_, i) => i).find((i) => !order.includes(i));
  if (missing !== undefined) {
    throw new RangeError(`Expected order to hold ${expected}; got [${order}], without ${missing}`);
  }
}
