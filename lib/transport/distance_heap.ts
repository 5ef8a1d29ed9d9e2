import { type HeapPlaces, rise, sink } from "./heap_moves.ts";

/** A heap of numbers with their keys, the smallest key on top; a number may be in it twice. */
export class DistanceHeap {
  #places: HeapPlaces = { keys: new Float64Array(64), items: new Int32Array(64) };
  #count = 0;

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** The smallest key. */
  get key(): number {
    return this.#places.keys[0]!;
  }

  clear(): void {
    this.#count = 0;
  }

  push(key: number, item: number): void {
    if (this.#count === this.#places.keys.length) this.#grow();
    rise(this.#places, this.#count++, key, item);
  }

  /** Takes the item with the smallest key off. */
  pop(): number {
    const { keys, items } = this.#places, top = items[0]!, last = --this.#count;
    sink(this.#places, last, keys[last]!, items[last]!);
    return top;
  }

  #grow(): void {
    const { keys, items } = this.#places;
    const places = {
      keys: new Float64Array(2 * keys.length),
      items: new Int32Array(2 * keys.length),
    };
    places.keys.set(keys);
    places.items.set(items);
    this.#places = places;
  }
}
