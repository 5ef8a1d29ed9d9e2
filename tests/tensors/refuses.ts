import { throws } from "node:assert/strict";

/** Fails unless the call throws an error of the same class with the same message. */
export function refuses(call: () => unknown, error: Error): void {
  throws(call, { name: error.name, message: error.message });
}
