import type { DataId, TensorInfo } from "@tensorflow/tfjs";
import { BINARY } from "./binary.ts";
import { sizeOf } from "./inputs.ts";
import type { Kernels } from "./kernels.ts";

/** The part of the WebAssembly backend of TensorFlow.js 4.22 that the kernels rest on. */
export interface WasmBackend {
  readonly wasm: {
    /** Not public: absent in other builds of the backend. */
    readonly asm?: { readonly memory?: unknown };
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  readonly dataIdMap: { get(dataId: DataId): { readonly memoryOffset: number } | undefined };
  makeOutput(shape: readonly number[], dtype: "float32"): TensorInfo;
  typedArrayFromHeap(x: TensorInfo): Float32Array;
  disposeData(dataId: DataId): void;
  incRef(dataId: DataId): void;
}

/** The memory of the backend, seen from both sides: as tensors and as addresses. */
export interface Heap {
  /** The kernels, which live in the same memory. */
  readonly kernels: Kernels;
  /** Where a tensor lies; good as long as the tensor lives. */
  address(x: TensorInfo): number;
  /** A fresh float32 tensor with entries yet to be written. */
  output(shape: readonly number[]): TensorInfo;
  /** The numbers of a tensor in place; gone when memory grows, so take it after all outputs. */
  view(x: TensorInfo): Float32Array;
  /** Frees a tensor that {@link Heap.output} made and nobody will see. */
  discard(x: TensorInfo): void;
  /** Lends room for so many floats to `use` and takes it back. */
  borrow<Result>(floats: number, use: (address: number) => Result): Result;
  /** So many floats from an address on, in place; gone when memory grows. */
  floats(address: number, count: number): Float32Array;
}

const { WebAssembly, atob } = globalThis; // as they are now: a reader may take the names

const heaps = new WeakMap<WasmBackend, Heap>();

/**
 * Why the kernels cannot share the memory of a backend, or undefined if they can.
 *
 * @param backend what `tf.backend()` returns
 */
export function obstacle(backend: object): string | undefined {
  const { wasm } = backend as Partial<WasmBackend>;
  if (!wasm) return "the backend is not WebAssembly";
  const memory = wasm.asm?.memory;
  if (!(memory instanceof WebAssembly.Memory)) return "the backend does not show its memory";
  if (!(memory.buffer instanceof ArrayBuffer)) return "the backend shares its memory with threads";
  return undefined;
}

/**
 * The heap of a backend; the kernels are loaded into it at the first call.
 *
 * @throws {TypeError} when the backend has an {@link obstacle}
 */
export function heapOf(backend: object): Heap {
  const known = heaps.get(backend as WasmBackend);
  if (known) return known;
  const reason = obstacle(backend);
  if (reason) throw new TypeError(`Expected a backend to share memory with; got none: ${reason}`);
  const heap = share(backend as WasmBackend);
  heaps.set(backend as WasmBackend, heap);
  return heap;
}

function share(backend: WasmBackend): Heap {
  const { wasm, dataIdMap } = backend;
  const module = new WebAssembly.Module(Uint8Array.from(atob(BINARY), (c) => c.charCodeAt(0)));
  const memory = wasm.asm!.memory as WebAssembly.Memory;
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const kernels = exports as unknown as Kernels;

  function address(x: TensorInfo): number {
    return dataIdMap.get(x.dataId)!.memoryOffset;
  }

  function allocate(bytes: number): number {
    const at = wasm._malloc(bytes) >>> 0; // above 2 GB it comes as a negative number
    if (at === 0) throw full(bytes);
    return at;
  }

  function borrow<Result>(floats: number, use: (address: number) => Result): Result {
    const at = allocate(4 * floats);
    try {
      return use(at);
    } finally {
      wasm._free(at);
    }
  }

  function output(shape: readonly number[]): TensorInfo {
    const made = backend.makeOutput(shape, "float32"), bytes = 4 * sizeOf(shape);
    if (bytes === 0 || address(made) > 0) return made;
    backend.disposeData(made.dataId); // the backend does not notice; writing there would be fatal
    throw full(bytes);
  }

  kernels.prepare(allocate(kernels.SCRATCH_BYTES.value));
  return {
    kernels,
    address,
    output,
    view: (x) => backend.typedArrayFromHeap(x),
    discard: (x) => backend.disposeData(x.dataId),
    borrow,
    floats: (address, count) => new Float32Array(memory.buffer, address, count),
  };
}

function full(bytes: number): RangeError {
  return new RangeError(`Expected room for ${bytes} bytes; the memory is full`);
}
