/**
 * JSON as Jupyter writes it: keys in the order of their characters, one space for each level, so
 * that equal values have equal bytes.
 *
 * `JSON.stringify` would put keys such as "10" first and keep the others in the order of insertion.
 *
 * @param number writes a number
 *
 * @example
 * ```ts ignore
 * sortedJson({ b: 1, a: [] }); // '{\n "a": [],\n "b": 1\n}'
 * ```
 */
export function sortedJson(
  value: unknown,
  number: (value: number) => string = JSON.stringify,
): string {
  function write(value: unknown, newline: string): string {
    if (typeof value === "number") return number(value);
    if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
    const inner = newline + " ";
    if (Array.isArray(value)) {
      return enclose(value.map((item) => write(item, inner)), "[", "]", newline);
    }
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}: ${write(member, inner)}`);
    return enclose(members, "{", "}", newline);
  }

  return write(value, "\n");
}

function enclose(parts: string[], open: string, close: string, newline: string): string {
  if (parts.length === 0) return open + close;
  return open + newline + " " + parts.join("," + newline + " ") + newline + close;
}
