/** What is on its way: for each target a list of the sources that serve it, and how much. */
export class Shipments {
  /** By source: what is not yet on its way. */
  readonly left: Int32Array;
  /** By target: what has not yet been promised. */
  readonly room: Int32Array;
  /** By target: its first shipment, or -1; the others follow by `next`. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** By shipment. */
  readonly source: Int32Array;
  readonly amount: Int32Array;
  readonly #target: Int32Array;
  #free = 0;

  constructor(supplies: Int32Array, demands: Int32Array) {
    this.left = supplies.slice();
    this.room = demands.slice();
    this.first = new Int32Array(demands.length).fill(-1);
    // each holds a unit at least; one more while a path is turned
    const most = supplies.reduce((sum, supply) => sum + supply, 1);
    this.next = Int32Array.from({ length: most }, (_, e) => e + 1 < most ? e + 1 : -1);
    this.source = new Int32Array(most);
    this.amount = new Int32Array(most);
    this.#target = new Int32Array(most);
  }

  /** Sends some from a source to a target; neither `left` nor `room` is looked at. */
  add(i: number, j: number, amount: number): void {
    for (let e = this.first[j]!; e >= 0; e = this.next[e]!) {
      if (this.source[e] !== i) continue;
      this.amount[e]! += amount;
      return;
    }
    const e = this.#free;
    this.#free = this.next[e]!;
    this.source[e] = i;
    this.amount[e] = amount;
    this.#target[e] = j;
    this.next[e] = this.first[j]!;
    this.first[j] = e;
  }

  /** Calls some of a shipment back. */
  reduce(shipment: number, amount: number): void {
    this.amount[shipment]! -= amount;
    if (this.amount[shipment]! > 0) return;
    const j = this.#target[shipment]!;
    if (this.first[j] === shipment) this.first[j] = this.next[shipment]!;
    else {
      let e = this.first[j]!;
      while (this.next[e] !== shipment) e = this.next[e]!;
      this.next[e] = this.next[shipment]!;
    }
    this.next[shipment] = this.#free;
    this.#free = shipment;
  }
}
