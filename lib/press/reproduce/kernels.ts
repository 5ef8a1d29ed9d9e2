import pLimit from "p-limit";

/** Kernels side by side: each computes on one core, and small machines have two. */
export const KERNELS_AT_ONCE = 2;

/** Runs something that needs a kernel when there is room for one more, in the order asked. */
export const onKernel = pLimit(KERNELS_AT_ONCE);
