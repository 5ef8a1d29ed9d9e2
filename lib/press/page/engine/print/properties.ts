import type { Part } from "./portrait.ts";
import { printKey } from "./primitive.ts";

/** The own properties that are shown: names first, symbols last. */
export function shownKeys(value: object): (string | symbol)[] {
  const { propertyIsEnumerable } = Object.prototype;
  const symbols = Object.getOwnPropertySymbols(value);
  return [...Object.keys(value), ...symbols.filter((key) => propertyIsEnumerable.call(value, key))];
}

/** Properties as parts; a getter is not called, except a module's, which does nothing. */
export function properties(value: object, keys: readonly (string | symbol)[]): Part[] {
  const isModule = Object.getOwnPropertyDescriptor(value, Symbol.toStringTag)?.value === "Module";
  return keys.map((key): Part => {
    const { enumerable, get, set, value: held } = Object.getOwnPropertyDescriptor(value, key) ?? {};
    const name = enumerable ? printKey(key) : `[${String(key)}]`;
    if (isModule && get) return (write) => `${name}: ${write(get.call(value))}`;
    if (get || set) {
      const words = get && set ? "Getter/Setter" : get ? "Getter" : "Setter";
      return `${name}: [${words}]`;
    }
    return (write) => `${name}: ${write(held)}`;
  });
}
