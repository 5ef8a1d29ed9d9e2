/** sums [n] = the sums over the rows of x [m, n]. */
export function columnSums(x: usize, sums: usize, m: i32, n: i32): void {
  memory.fill(sums, 0, n << 2);
  const end = sums + (n << 2), whole = sums + ((n & ~3) << 2);
  for (let i = 0; i < m; i++) {
    let s = sums;
    for (; s < whole; s += 16, x += 16) v128.store(s, f32x4.add(v128.load(s), v128.load(x)));
    for (; s < end; s += 4, x += 4) store<f32>(s, load<f32>(s) + load<f32>(x));
  }
}

/** The mean of (y - target)^2, summed in double precision. */
export function meanSquare(y: usize, target: usize, count: i32): f64 {
  let low = f64x2.splat(0), high = low;
  const end = y + (count << 2), whole = y + ((count & ~3) << 2);
  for (; y < whole; y += 16, target += 16) {
    const rest = f32x4.sub(v128.load(y), v128.load(target));
    const first = f64x2.promote_low_f32x4(rest);
    const second = f64x2.promote_low_f32x4(v128.shuffle<u64>(rest, rest, 1, 0));
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
  }
  const four = f64x2.add(low, high);
  let sum = f64x2.extract_lane(four, 0) + f64x2.extract_lane(four, 1);
  for (; y < end; y += 4, target += 4) {
    const rest: f64 = load<f32>(y) - load<f32>(target);
    sum += rest * rest;
  }
  return sum / count;
}

/** out <- scale (y - target), entry by entry. */
export function scaledDifference(
  y: usize, target: usize, out: usize, count: i32, scale: f32,
): void {
  const end = y + (count << 2), whole = y + ((count & ~3) << 2), scales = f32x4.splat(scale);
  for (; y < whole; y += 16, target += 16, out += 16) {
    v128.store(out, f32x4.mul(scales, f32x4.sub(v128.load(y), v128.load(target))));
  }
  for (; y < end; y += 4, target += 4, out += 4) {
    store<f32>(out, scale * (load<f32>(y) - load<f32>(target)));
  }
}

/** Whether no entry of x is NaN or infinite. */
export function allFinite(x: usize, count: i32): bool {
  const end = x + (count << 2), whole = x + ((count & ~3) << 2), zero = f32x4.splat(0);
  let zeros = zero; // 0 x is 0 for finite x and NaN otherwise
  for (; x < whole; x += 16) zeros = f32x4.add(zeros, f32x4.mul(v128.load(x), zero));
  let rest: f32 = 0;
  for (; x < end; x += 4) rest += load<f32>(x) * 0;
  return i32x4.all_true(f32x4.eq(zeros, zero)) && rest == 0;
}
