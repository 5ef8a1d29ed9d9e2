/**
 * One step of Adam on `count` numbers; rate and epsilon already carry the corrections of the bias:
 *
 *   m <- m + take1 (g - m),   s <- s + take2 (g^2 - s)
 *   out = w - rate m / (sqrt(s) + epsilon)
 *
 * With take = 1 - beta these are the averages of Kingma and Ba 2015; as differences they settle on
 * the mean of what they average, while float32 factors beta and 1 - beta do not quite add up to 1.
 */
export function adam(
  w: usize, g: usize, m: usize, s: usize, out: usize, count: i32,
  take1: f32, take2: f32, rate: f32, epsilon: f32,
): void {
  const takes1 = f32x4.splat(take1), takes2 = f32x4.splat(take2);
  const rates = f32x4.splat(rate), epsilons = f32x4.splat(epsilon);
  const end = w + (count << 2), whole = w + ((count & ~3) << 2);
  for (; w < whole; w += 16, g += 16, m += 16, s += 16, out += 16) {
    const slope = v128.load(g), m0 = v128.load(m), s0 = v128.load(s);
    const mean = f32x4.add(m0, f32x4.mul(takes1, f32x4.sub(slope, m0)));
    const square = f32x4.add(s0, f32x4.mul(takes2, f32x4.sub(f32x4.mul(slope, slope), s0)));
    const step = f32x4.div(f32x4.mul(rates, mean), f32x4.add(f32x4.sqrt(square), epsilons));
    v128.store(m, mean);
    v128.store(s, square);
    v128.store(out, f32x4.sub(v128.load(w), step));
  }
  for (; w < end; w += 4, g += 4, m += 4, s += 4, out += 4) {
    const slope = load<f32>(g), m0 = load<f32>(m), s0 = load<f32>(s);
    const mean = m0 + take1 * (slope - m0), square = s0 + take2 * (slope * slope - s0);
    store<f32>(m, mean);
    store<f32>(s, square);
    store<f32>(out, load<f32>(w) - rate * mean / (sqrt<f32>(square) + epsilon));
  }
}
