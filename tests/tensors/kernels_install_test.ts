import { tf } from "flowbook/tensors";
import { deepEqual, equal, notEqual } from "node:assert/strict";
import { noGradient, register, type TensorFlow } from "../../lib/tensors/kernels/extension.ts";
import { heapOf, type WasmBackend } from "../../lib/tensors/kernels/heap.ts";
import { installExtensions, installKernels } from "../../lib/tensors/kernels/install.ts";
import { install, matrix } from "./matrices.ts";
import { noLeaks } from "./no_leaks.ts";
import { refuses } from "./refuses.ts";

/** TensorFlow.js with another backend, and a registry that must not be touched. */
function tensorFlowWith(backend: object): TensorFlow {
  return { backend: () => backend } as TensorFlow;
}

Deno.test("this version of TensorFlow.js shows the memory of its backend", () => {
  const { wasm } = tf.backend() as unknown as WasmBackend;
  equal(wasm.asm!.memory instanceof WebAssembly.Memory, true);
});

Deno.test("installKernels() says why it leaves a backend alone", () => {
  const cases: [object, string][] = [
    [{}, "the backend is not WebAssembly"],
    [{ wasm: {} }, "the backend does not show its memory"],
    [{ wasm: { asm: {} } }, "the backend does not show its memory"],
    [
      {
        wasm: {
          asm: { memory: new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }) },
        },
      },
      "the backend shares its memory with threads",
    ],
  ];
  for (const [backend, reason] of cases) {
    deepEqual(installKernels(tensorFlowWith(backend)), { kernels: "absent", reason });
    refuses(
      () => heapOf(backend),
      new TypeError(`Expected a backend to share memory with; got none: ${reason}`),
    );
  }
});

Deno.test("installExtensions() leaves a backend alone that is not ours", () => {
  // it has no registry at all: registering a kernel would throw
  installExtensions(tensorFlowWith({}), [{
    kernels: [{ name: "X", run: () => [] }],
    gradients: [],
  }]);
});

Deno.test("installKernels() replaces matMul once and keeps the stock kernel for plain", () => {
  install();
  const ours = tf.getKernel("BatchMatMul", "wasm").kernelFunc;
  const stock = tf.getKernel("StockBatchMatMul", "wasm").kernelFunc;
  install();
  equal(tf.getKernel("BatchMatMul", "wasm").kernelFunc, ours);
  equal(tf.getKernel("StockBatchMatMul", "wasm").kernelFunc, stock);
  notEqual(ours, stock);
});

Deno.test("an extension takes the place of what has its names, without a warning", () => {
  const name = "ForThisTestAlone", { warn } = console, warnings: unknown[] = [];
  console.warn = (...words: unknown[]) => void warnings.push(words);
  try {
    for (const run of [(): [] => [], (): [] => []]) {
      register(tf, { kernels: [{ name, run }], gradients: [noGradient(name, "none")] });
      equal(tf.getKernel(name, "wasm").kernelFunc, run);
    }
  } finally {
    console.warn = warn;
    tf.unregisterKernel(name, "wasm");
    tf.unregisterGradient(name);
  }
  deepEqual(warnings, []);
});

noLeaks("a clone shares its numbers and outlives the tensor it was made from", () => {
  install();
  const x = matrix(5, 3, "clone"), numbers = x.dataSync(), buffers = tf.memory().numDataBuffers;
  const copy = x.clone(), words = tf.tensor1d(["a", "b"]), same = words.clone();
  equal(tf.memory().numDataBuffers, buffers + 2); // one for each tensor of strings
  x.dispose();
  deepEqual(copy.dataSync(), numbers);
  deepEqual(same.dataSync(), ["a", "b"]);
  tf.dispose([copy, words, same]);
  equal(tf.memory().numDataBuffers, buffers - 1);
});

noLeaks("a clone and its origin move to another backend together", async () => {
  install();
  const x = matrix(3, 2, "move"), copy = x.clone(), numbers = x.dataSync();
  await tf.setBackend("cpu");
  const moved = tf.mul(copy, 1);
  await tf.setBackend("wasm");
  const back = tf.mul(x, 1);
  for (const tensor of [x, copy, moved, back]) deepEqual(tensor.dataSync(), numbers);
  x.dispose();
  deepEqual(copy.dataSync(), numbers);
  tf.dispose([copy, moved, back]);
});

Deno.test("a full memory is noticed before anything is written", () => {
  const memory = new WebAssembly.Memory({ initial: 1 }), freed: unknown[] = [];
  const backend = {
    wasm: { asm: { memory }, _malloc: () => room, _free: () => {} },
    dataIdMap: { get: () => ({ memoryOffset: 0 }) },
    makeOutput: (shape: number[]) => ({ dataId: "made", shape, dtype: "float32" }),
    disposeData: (dataId: unknown) => freed.push(dataId),
  };
  let room = 0; // where the backend says that it has found some
  const full = (bytes: number): RangeError =>
    new RangeError(`Expected room for ${bytes} bytes; the memory is full`);
  refuses(() => heapOf(backend), full(8544));
  room = 1024;
  const heap = heapOf(backend);
  room = -1024;
  equal(heap.borrow(3, (address) => address), 2 ** 32 - 1024); // above 2 GB signs turn
  room = 0;
  refuses(() => heap.borrow(3, () => {}), full(12));
  refuses(() => heap.output([2, 5]), full(40));
  deepEqual(freed, ["made"]);
  deepEqual(heap.output([0, 5]).shape, [0, 5]);
});

noLeaks("the kernels find their tensors after the memory has grown", () => {
  install();
  const { wasm } = tf.backend() as unknown as WasmBackend;
  const memory = wasm.asm!.memory as WebAssembly.Memory, before = memory.buffer.byteLength;
  const a = matrix(7, 5, "grow a"), b = matrix(5, 6, "grow b");
  const early = tf.matMul<tf.Tensor2D>(a, b);
  const large: tf.Tensor[] = [];
  while (memory.buffer.byteLength === before) large.push(tf.zeros([1024, 1024]));
  const late = tf.matMul<tf.Tensor2D>(a, b);
  deepEqual(late.dataSync(), early.dataSync());
  tf.dispose([a, b, early, late, large]);
});
