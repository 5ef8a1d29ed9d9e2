/**
 * A module as cells see one: its names in order, whatever they are worth at the moment, not to be
 * changed, and nothing inherited.
 *
 * The bundler puts all modules into one script, where each becomes a plain object with getters.
 *
 * @param names of a module as the bundler makes it
 */
export function namespace(names: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const module = Object.create(null);
  for (const name of Object.keys(names).sort()) {
    Object.defineProperty(module, name, { enumerable: true, get: () => names[name] });
  }
  Object.defineProperty(module, Symbol.toStringTag, { value: "Module" });
  return Object.preventExtensions(module);
}
