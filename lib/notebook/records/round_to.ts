/** A number to the power of ten at or just below a unit; as it is where the unit is 0. */
export function roundTo(value: number, unit: number): number {
  const decimals = Math.ceil(-Math.log10(unit) - 1e-9); // 1e-9: log10 of 1e-12 need not be whole
  if (decimals > 100) return value; // finer than toFixed can print
  if (decimals > 0) return Number(value.toFixed(decimals)) + 0; // adding 0 turns -0 into 0
  return Math.round(value * 10 ** decimals) / 10 ** decimals + 0;
}
