/**
 * What student code finds in its world: the language, timers, texts and numbers. Everything else
 * goes: files, processes, threads, the network, storage, and whatever the next version of Deno adds.
 */
const KEPT: ReadonlySet<string> = new Set([
  ...["Object", "Function", "Array", "Number", "parseFloat", "parseInt", "Infinity", "NaN"],
  ...["undefined", "Boolean", "String", "Symbol", "Date", "Promise", "RegExp", "Error"],
  ...["AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError"],
  ...["URIError", "SuppressedError", "globalThis", "JSON", "Math", "Intl", "Temporal"],
  ...["ArrayBuffer", "SharedArrayBuffer", "Atomics", "DataView", "Uint8Array", "Int8Array"],
  ...["Uint16Array", "Int16Array", "Uint32Array", "Int32Array", "BigUint64Array"],
  ...["BigInt64Array", "Uint8ClampedArray", "Float16Array", "Float32Array", "Float64Array"],
  ...["Map", "BigInt", "Set", "Iterator", "WeakMap", "WeakSet", "WeakRef", "Proxy", "Reflect"],
  ...["FinalizationRegistry", "DisposableStack", "AsyncDisposableStack", "decodeURI"],
  ...["decodeURIComponent", "encodeURI", "encodeURIComponent", "escape", "unescape", "eval"],
  ...["isFinite", "isNaN", "console", "queueMicrotask", "AbortController", "AbortSignal"],
  ...["DOMException", "ErrorEvent", "Event", "EventTarget", "CustomEvent", "TextDecoder"],
  ...["TextEncoder", "URL", "URLSearchParams", "atob", "btoa", "clearInterval", "clearTimeout"],
  ...["setInterval", "setTimeout", "performance", "structuredClone", "WebAssembly"],
]);

/** Names of the world that are not kept. */
export function foreignNames(): string[] {
  const names = Reflect.ownKeys(globalThis).filter((name) => typeof name === "string");
  return names.filter((name) => !KEPT.has(name));
}

/** Takes these names away, and lets `Math.random` draw the same numbers in every run. */
export function closeWorld(foreign: readonly string[]): void {
  for (const name of foreign) {
    if (!Reflect.deleteProperty(globalThis, name)) {
      Object.defineProperty(globalThis, name, { value: undefined });
    }
  }
  let state = 1;
  const { imul } = Math;
  Math.random = (): number => { // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let bits = imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}
