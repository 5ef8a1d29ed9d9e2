/**
 * Packs B [k, n] for {@link multiply}: panels of eight columns, each row by row, the last one
 * filled up with zeros.
 *
 * @param transposed whether B lies as its transpose, [n, k]
 * @param panels     room for 8 k ceil(n / 8) floats
 */
export function pack(b: usize, transposed: i32, k: i32, n: i32, panels: usize): void {
  for (let j = 0; j < n; j += 8) {
    packPanel(b, transposed, k, n, 0, k, j, panels);
    panels += 32 * k;
  }
}

/** Packs rows from, ..., from + depth - 1 of the columns j, ..., j + 7 of B. */
export function packPanel(
  b: usize, transposed: i32, k: i32, n: i32, from: i32, depth: i32, j: i32, panel: usize,
): void {
  const cols = min(8, n - j), end = panel + 32 * depth;
  const rowStride = transposed ? 4 : n << 2, columnStride = transposed ? k << 2 : 4;
  b += from * rowStride + j * columnStride;
  if (cols < 8) {
    for (; panel < end; b += rowStride) {
      let entry = b;
      for (let column = 0; column < 8; column++, panel += 4, entry += columnStride) {
        store<f32>(panel, column < cols ? load<f32>(entry) : 0);
      }
    }
  } else if (transposed) {
    for (; panel < end; panel += 32, b += 4) {
      v128.store(panel, gather(b, columnStride));
      v128.store(panel, gather(b + 4 * columnStride, columnStride), 16);
    }
  } else {
    for (; panel < end; panel += 32, b += rowStride) {
      v128.store(panel, v128.load(b));
      v128.store(panel, v128.load(b, 16), 16);
    }
  }
}

@inline
function gather(from: usize, stride: i32): v128 {
  let four = v128.load32_zero(from);
  four = v128.load32_lane(from + stride, four, 1);
  four = v128.load32_lane(from + 2 * stride, four, 2);
  return v128.load32_lane(from + 3 * stride, four, 3);
}
