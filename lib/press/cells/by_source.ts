const MOST = 2000; // sources; a chapter has about a hundred, and every save may bring a new one

/**
 * A function of a cell's source that remembers what it gave: from one save of a chapter to the next
 * nearly all cells stay as they are.
 *
 * @param read gives a value that nobody changes
 */
export function bySource<Value>(read: (source: string) => Value): (source: string) => Value {
  const known = new Map<string, Value>();
  return (source) => {
    if (!known.has(source)) {
      if (known.size >= MOST) known.clear();
      known.set(source, read(source));
    }
    return known.get(source)!;
  };
}
