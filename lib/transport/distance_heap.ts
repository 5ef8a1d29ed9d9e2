/** A heap of numbers with their keys, the smallest key on top; a number may be in it twice. */
export class DistanceHeap {
  #keys = new Float64Array(64);
  #items = new Int32Array(64);
  #count = 0;

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** The smallest key. */
  get key(): number {
    return this.#keys[0]!;
  }

  clear(): void {
    this.#count = 0;
  }

  push(key: number, item: number): void {
    if (this.#count === this.#keys.length) this.#grow();
    const keys = this.#keys, items = this.#items;
    let place = this.#count++;
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

  /** Takes the item with the smallest key off. */
  pop(): number {
    const keys = this.#keys, items = this.#items, top = items[0]!, count = --this.#count;
    const key = keys[count]!, item = items[count]!;
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
    return top;
  }

  #grow(): void {
    const keys = new Float64Array(2 * this.#keys.length);
    const items = new Int32Array(keys.length);
    keys.set(this.#keys);
    items.set(this.#items);
    this.#keys = keys;
    this.#items = items;
  }
}
