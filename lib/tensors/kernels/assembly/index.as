/**
 * Float32 kernels in AssemblyScript, on memory that the host lends.
 *
 * Every argument is a number or an address in bytes, and nothing is checked here: the host checks.
 * Plain 128-bit SIMD only, whose results the WebAssembly specification fixes to the last bit.
 */
export { activate } from "./activate";
export { adam } from "./adam";
export { pack } from "./pack";
export { multiply, product } from "./product";
export { prepare, SCRATCH_BYTES } from "./scratch";
export { applySlope } from "./slope";
export { allFinite, columnSums, meanSquare, scaledDifference } from "./sums";
