/** What a network is made of besides its variables, as plain data. */
export type Settings = Readonly<Record<string, unknown>>;

/**
 * Demands that a checkpoint comes from what it is loaded into; names the first setting that differs.
 *
 * @param saved of the checkpoint, undefined when it has none
 * @param own   of what it is loaded into
 * @throws {TypeError} when they differ, or one of them is missing
 */
export function requireSameArchitecture(
  saved: Settings | undefined,
  own: Settings | undefined,
): void {
  if (own && !saved) throw new TypeError("Expected a checkpoint with an architecture; got none");
  if (saved && !own) {
    throw new TypeError(
      "Expected the architecture to load the checkpoint into; got variables only",
    );
  }
  const theirs = leaves(saved), ours = leaves(own);
  const paths = [...Object.keys(ours), ...Object.keys(theirs)];
  const path = paths.find((at) => theirs[at] !== ours[at]);
  if (path === undefined) return;
  const what = `Expected a checkpoint with ${path} ${ours[path] ?? "none"}`;
  throw new TypeError(`${what}; got ${theirs[path] ?? "none"}`);
}

/** What stands at the end of each path through nested records and lists. */
function leaves(
  value: unknown,
  path = "",
  found: Record<string, string> = {},
): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) {
    if (value !== undefined) found[path] = JSON.stringify(value);
    return found;
  }
  for (const [key, inner] of Object.entries(value)) {
    leaves(inner, path === "" ? key : `${path}.${key}`, found);
  }
  return found;
}
