/** A slider over evenly spaced numbers, as {@link range} makes it. */
export interface RangeInput {
  /** What tells a slider from other inputs. */
  readonly kind: "range";
  /** Where the slider can stand, increasing. */
  readonly values: readonly number[];
  /** Where it stands before the reader moves it; one of the values. */
  readonly start: number;
  /** What stands before the number: "noise level = 0.5"; the name of the input when left out. */
  readonly label?: string;
  /** Seconds from the first value to the last, where the picture is a film. */
  readonly play?: number;
}

/** A place in the plane of a picture. */
export interface PlanePoint {
  /** Along the horizontal axis, in its units. */
  readonly x: number;
  /** Along the vertical axis, in its units. */
  readonly y: number;
}

/** A point that the reader drags through a picture, as {@link point} makes it. */
export interface PointInput {
  /** What tells a point from other inputs. */
  readonly kind: "point";
  /** How far it can go along the horizontal axis of the picture: `[from, to]` in its units. */
  readonly x: readonly [number, number];
  /** The same along the vertical axis. */
  readonly y: readonly [number, number];
  /** Where it stands before the reader moves it. */
  readonly start: PlanePoint;
  /** What stands before its coordinates; the name of the input when left out. */
  readonly label?: string;
}

/**
 * Something about a picture that the reader can change.
 *
 * `kind` says which control to draw and `start` is what the picture gets before the reader touches
 * it; a new kind is a new member of this union with these two.
 */
export type Input = RangeInput | PointInput;

/** Inputs by the names under which the picture asks for them. */
export type Inputs = { readonly [name: string]: Input };

/** What a picture is drawn from: one value for each input. */
export type Values<I extends Inputs> = { readonly [Name in keyof I]: I[Name]["start"] };

/** An input with its name. */
export type NamedInput = Input & { readonly name: string };

/** A slider with its name. */
export type NamedRange = RangeInput & { readonly name: string };

/** Inputs in their order, the first of them a slider: its frames are saved. */
export type NamedInputs = readonly [NamedRange, ...NamedInput[]];
