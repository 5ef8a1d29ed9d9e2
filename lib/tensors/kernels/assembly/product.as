import { packPanel } from "./pack";
import { DEPTH, PANEL, scratch } from "./scratch";
import { tileOfColumns, tileOfRows } from "./tile";

const ROWS: i32 = 256; // so many rows of A, DEPTH deep, stay in the second-level cache

/**
 * C [m, n] = A [m, k] B [k, n], row by row; each operand may lie as its transpose instead.
 *
 * Panels of eight columns of B are packed one after the other and multiplied with tiles of four
 * rows of A, so that the innermost loop reads what lies side by side.
 */
export function product(
  a: usize, aTransposed: i32, b: usize, bTransposed: i32, c: usize, m: i32, n: i32, k: i32,
): void {
  const panel = scratch + PANEL;
  if (k == 0) memory.fill(c, 0, (m * n) << 2);
  for (let from = 0; from < k; from += DEPTH) {
    const depth = min(DEPTH, k - from);
    for (let row = 0; row < m; row += ROWS) {
      const end = min(m, row + ROWS);
      for (let j = 0; j < n; j += 8) {
        packPanel(b, bTransposed, k, n, from, depth, j, panel);
        if (aTransposed) {
          for (let i = row; i < end; i += 4) {
            tileOfColumns(
              a + ((from * m + i) << 2), m << 2, panel, depth,
              c + ((i * n + j) << 2), n << 2, min(4, end - i), min(8, n - j), from,
            );
          }
        } else {
          for (let i = row; i < end; i += 4) {
            tileOfRows(
              a + ((i * k + from) << 2), k << 2, panel, depth,
              c + ((i * n + j) << 2), n << 2, min(4, end - i), min(8, n - j), from,
            );
          }
        }
      }
    }
  }
}

/** C [m, n] = A [m, k] B for a B that `pack` has packed: worth it when B is used again. */
export function multiply(a: usize, panels: usize, c: usize, m: i32, n: i32, k: i32): void {
  for (let j = 0; j < n; j += 8, panels += 32 * k) {
    for (let i = 0; i < m; i += 4) {
      tileOfRows(
        a + ((i * k) << 2), k << 2, panels, k,
        c + ((i * n + j) << 2), n << 2, min(4, m - i), min(8, n - j), 0,
      );
    }
  }
}
