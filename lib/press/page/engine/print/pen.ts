/** What is known while a value is being written. */
export interface Pen {
  /** Objects inside so many others are named only. */
  readonly depth: number;
  /** The objects around the one that is being written. */
  readonly around: object[];
  /** Objects that contain themselves, and their numbers. */
  readonly circles: Map<object, number>;
  /** How many letters the line begins with. */
  indentation: number;
  /** How deep the object lies that was begun last. */
  deepest: number;
}

/** A pen at the begin of a page. */
export function newPen(depth: number): Pen {
  return { depth, around: [], circles: new Map(), indentation: 0, deepest: 0 };
}

/** Writes something further to the right. */
export function indented<Result>(pen: Pen, write: () => Result): Result {
  pen.indentation += 2;
  const written = write();
  pen.indentation -= 2;
  return written;
}
