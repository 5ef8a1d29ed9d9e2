/** By which `inspect()` asks an object for another to print in its place. */
const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

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
  const tag = { [Symbol.toStringTag]: { value: "Module" } };
  const values = (): unknown => Object.assign(Object.create(null, tag), module);
  Object.defineProperties(module, { ...tag, [CUSTOM]: { value: values } }); // no getter is printed
  return Object.preventExtensions(module);
}
