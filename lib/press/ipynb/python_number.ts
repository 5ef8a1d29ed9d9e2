/**
 * A number as Python writes it in JSON: below 1e-4 with an exponent of two digits, where JavaScript
 * writes zeros down to 1e-6 and then one digit. Whoever saves a notebook in Jupyter changes none.
 *
 * @example
 * ```ts ignore
 * pythonNumber(0.000094); // "9.4e-05"
 * ```
 */
export function pythonNumber(value: number): string {
  if (value === 0 || !(Math.abs(value) < 1e-4)) return JSON.stringify(value);
  return value.toExponential().replace(/-(\d)$/, "-0$1");
}
