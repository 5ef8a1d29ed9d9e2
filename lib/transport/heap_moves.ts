/** Keys and items of a heap, side by side, the smallest key at place 0. */
export interface HeapPlaces {
  readonly keys: Float64Array;
  readonly items: Int32Array;
}

/** Puts an item in at a free place, from where it rises above larger keys. */
export function rise({ keys, items }: HeapPlaces, free: number, key: number, item: number): void {
  let place = free;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (keys[above]! <= key) break;
    keys[place] = keys[above]!;
    items[place] = items[above]!;
    place = above;
  }
  keys[place] = key;
  items[place] = item;
}

/** Puts an item in the place of the top of a heap of `count`, from where it sinks below smaller keys. */
export function sink({ keys, items }: HeapPlaces, count: number, key: number, item: number): void {
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if (below >= count) break;
    if (below + 1 < count && keys[below + 1]! < keys[below]!) below++;
    if (keys[below]! >= key) break;
    keys[place] = keys[below]!;
    items[place] = items[below]!;
    place = below;
  }
  keys[place] = key;
  items[place] = item;
}
