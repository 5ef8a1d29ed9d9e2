import { BLOCK, scratch } from "./scratch";

/** {@link tile} for an A that lies row by row; stride = bytes from row to row. */
export function tileOfRows(
  a: usize, stride: i32, panel: usize, k: i32,
  c: usize, cStride: i32, rows: i32, cols: i32, add: i32,
): void {
  tile(a, stride, false, panel, k, c, cStride, rows, cols, add);
}

/** {@link tile} for an A that lies as its transpose; stride = bytes from column to column. */
export function tileOfColumns(
  a: usize, stride: i32, panel: usize, k: i32,
  c: usize, cStride: i32, rows: i32, cols: i32, add: i32,
): void {
  tile(a, stride, true, panel, k, c, cStride, rows, cols, add);
}

/**
 * Four rows of C from four rows of A and a packed panel of eight columns of B.
 *
 * The four rows of a transposed A lie side by side, so that one pointer reaches all of them. Rows
 * that do not exist are not written, but up to 12 bytes beyond a transposed A are read.
 *
 * @param k    columns of A, rows of the panel
 * @param rows how many of the four rows exist, 1 to 4
 * @param cols how many of the eight columns exist, 1 to 8
 * @param add  0 to write C, else to add to it
 */
@inline
function tile(
  a: usize, stride: i32, transposed: bool, panel: usize, k: i32,
  c: usize, cStride: i32, rows: i32, cols: i32, add: i32,
): void {
  let c00 = f32x4.splat(0), c10 = c00, c20 = c00, c30 = c00;
  let c01 = c00, c11 = c00, c21 = c00, c31 = c00;
  let b0: v128, b1: v128, s: v128;
  // rows that do not exist repeat the first one
  let a1 = !transposed && rows > 1 ? a + stride : a;
  let a2 = !transposed && rows > 2 ? a1 + stride : a;
  let a3 = !transposed && rows > 3 ? a2 + stride : a;
  const end = panel + 32 * k, even = panel + 32 * (k & ~1);
  while (panel < even) { // two steps at once: V8 does not unroll
    b0 = v128.load(panel), b1 = v128.load(panel, 16);
    s = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(s, b0)), c01 = f32x4.add(c01, f32x4.mul(s, b1));
    s = transposed ? v128.load32_splat(a, 4) : v128.load32_splat(a1);
    c10 = f32x4.add(c10, f32x4.mul(s, b0)), c11 = f32x4.add(c11, f32x4.mul(s, b1));
    s = transposed ? v128.load32_splat(a, 8) : v128.load32_splat(a2);
    c20 = f32x4.add(c20, f32x4.mul(s, b0)), c21 = f32x4.add(c21, f32x4.mul(s, b1));
    s = transposed ? v128.load32_splat(a, 12) : v128.load32_splat(a3);
    c30 = f32x4.add(c30, f32x4.mul(s, b0)), c31 = f32x4.add(c31, f32x4.mul(s, b1));
    if (transposed) a += stride;
    b0 = v128.load(panel, 32), b1 = v128.load(panel, 48);
    s = transposed ? v128.load32_splat(a) : v128.load32_splat(a, 4);
    c00 = f32x4.add(c00, f32x4.mul(s, b0)), c01 = f32x4.add(c01, f32x4.mul(s, b1));
    s = transposed ? v128.load32_splat(a, 4) : v128.load32_splat(a1, 4);
    c10 = f32x4.add(c10, f32x4.mul(s, b0)), c11 = f32x4.add(c11, f32x4.mul(s, b1));
    s = transposed ? v128.load32_splat(a, 8) : v128.load32_splat(a2, 4);
    c20 = f32x4.add(c20, f32x4.mul(s, b0)), c21 = f32x4.add(c21, f32x4.mul(s, b1));
    s = transposed ? v128.load32_splat(a, 12) : v128.load32_splat(a3, 4);
    c30 = f32x4.add(c30, f32x4.mul(s, b0)), c31 = f32x4.add(c31, f32x4.mul(s, b1));
    if (transposed) a += stride;
    else a += 8, a1 += 8, a2 += 8, a3 += 8;
    panel += 64;
  }
  if (panel < end) {
    b0 = v128.load(panel), b1 = v128.load(panel, 16);
    s = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(s, b0)), c01 = f32x4.add(c01, f32x4.mul(s, b1));
    s = transposed ? v128.load32_splat(a, 4) : v128.load32_splat(a1);
    c10 = f32x4.add(c10, f32x4.mul(s, b0)), c11 = f32x4.add(c11, f32x4.mul(s, b1));
    s = transposed ? v128.load32_splat(a, 8) : v128.load32_splat(a2);
    c20 = f32x4.add(c20, f32x4.mul(s, b0)), c21 = f32x4.add(c21, f32x4.mul(s, b1));
    s = transposed ? v128.load32_splat(a, 12) : v128.load32_splat(a3);
    c30 = f32x4.add(c30, f32x4.mul(s, b0)), c31 = f32x4.add(c31, f32x4.mul(s, b1));
  }
  const whole = rows == 4 && cols == 8 && !add;
  const to = whole ? c : scratch + BLOCK, toStride = whole ? cStride : 32;
  v128.store(to, c00), v128.store(to, c01, 16);
  v128.store(to + toStride, c10), v128.store(to + toStride, c11, 16);
  v128.store(to + 2 * toStride, c20), v128.store(to + 2 * toStride, c21, 16);
  v128.store(to + 3 * toStride, c30), v128.store(to + 3 * toStride, c31, 16);
  if (!whole) copyBlock(to, c, cStride, rows, cols, add);
}

/** Copies or adds the part of a block [4, 8] that exists. */
function copyBlock(block: usize, c: usize, cStride: i32, rows: i32, cols: i32, add: i32): void {
  for (let i = 0; i < rows; i++, block += 32, c += cStride) {
    if (cols == 8) {
      const left = v128.load(block), right = v128.load(block, 16);
      v128.store(c, add ? f32x4.add(v128.load(c), left) : left);
      v128.store(c, add ? f32x4.add(v128.load(c, 16), right) : right, 16);
    } else {
      for (let j = 0; j < cols << 2; j += 4) {
        store<f32>(c + j, add ? load<f32>(c + j) + load<f32>(block + j) : load<f32>(block + j));
      }
    }
  }
}
