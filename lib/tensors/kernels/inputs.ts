import type { TensorInfo } from "@tensorflow/tfjs";

/** An input of a kernel that has been looked at. */
export type Matrix = TensorInfo & { shape: [number, number] };

/**
 * The input of a kernel, if it is a living float32 tensor of a given shape.
 *
 * Kernels write to plain addresses, so every input passes through here before one is taken.
 *
 * @param value what TensorFlow.js hands to the kernel
 * @param name  how the message calls it
 * @param shape one entry per axis: a number fixes the size, a name ("batch") leaves it free
 * @throws {TypeError} when it is missing, disposed, of another kind or of another shape
 */
export function requireInput(
  value: TensorInfo | undefined,
  name: string,
  shape: readonly (number | string)[],
): TensorInfo {
  const input = requireFloats(value, name);
  const fits = input.shape.length === shape.length &&
    shape.every((size, axis) => typeof size === "string" || size === input.shape[axis]);
  if (!fits) {
    throw new TypeError(
      `Expected ${name} of shape [${shape.join(", ")}]; got [${input.shape.join(", ")}]`,
    );
  }
  return input;
}

/** {@link requireInput} for two axes. */
export function requireMatrix(
  value: TensorInfo | undefined,
  name: string,
  shape: readonly [number | string, number | string],
): Matrix {
  return requireInput(value, name, shape) as Matrix;
}

/**
 * The value, if it is a living float32 tensor of any shape.
 *
 * @throws {TypeError} when it is another kind of thing, disposed, or of another dtype
 */
export function requireFloats(value: TensorInfo | undefined, name: string): TensorInfo {
  if (!value?.dataId || !Array.isArray(value.shape)) {
    throw new TypeError(`Expected ${name} to be a tensor; got ${kindOf(value)}`);
  }
  if (value.dtype !== "float32") {
    throw new TypeError(`Expected ${name} of dtype float32; got ${value.dtype}`);
  }
  if ((value as { isDisposed?: boolean }).isDisposed) {
    throw new TypeError(`Expected ${name} to be a living tensor; it has been disposed`);
  }
  return value;
}

/** How many numbers a tensor of this shape holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
