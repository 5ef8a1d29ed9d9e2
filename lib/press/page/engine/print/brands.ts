/** What kind of object a value is, whatever it says of itself. */
export interface Brand<T> {
  (value: object): value is T & object;
}

type Class<T> = abstract new (...args: never) => T;

/** Recognises objects of a class: those that inherit from it and on which its methods work. */
function brand<T>(type: Class<T>, probe: (value: T) => unknown): Brand<T> {
  return (value): value is T & object => {
    if (!(value instanceof type)) return false; // the usual answer, and quick
    try {
      probe(value);
      return true;
    } catch {
      return false; // such as the prototype of a subclass
    }
  };
}

export const isMap: Brand<Map<unknown, unknown>> = brand(Map, ({ size }) => size);
export const isSet: Brand<Set<unknown>> = brand(Set, ({ size }) => size);
export const isDate: Brand<Date> = brand(Date, (date) => date.getTime());
export const isRegExp: Brand<RegExp> = brand(RegExp, ({ source }) => source);
export const isArrayBuffer: Brand<ArrayBuffer> = brand(ArrayBuffer, ({ byteLength }) => byteLength);
export const isDataView: Brand<DataView> = brand(DataView, ({ byteLength }) => byteLength);
export const isPromise: Brand<Promise<unknown>> = brand(Promise, () => {});
export const isWeak: Brand<WeakMap<object, unknown> | WeakSet<object>> = (
  value,
): value is WeakMap<object, unknown> => value instanceof WeakMap || value instanceof WeakSet;
export const isError: Brand<Error> = brand(Error, () => {});

/** A typed array of any kind. */
export type TypedArray = ArrayLike<number | bigint> & ArrayBufferView;

export function isTypedArray(value: object): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** An object made of a primitive value, as `Object(1)`: the primitive, or undefined. */
export function unboxed(value: object): { readonly primitive: unknown } | undefined {
  const type = [Number, String, Boolean, Symbol, BigInt].find((type) => value instanceof type);
  if (!type) return undefined;
  try {
    const { valueOf }: { valueOf(): unknown } = type.prototype;
    return { primitive: valueOf.call(value) };
  } catch {
    return undefined; // such as the prototype of a subclass
  }
}
