/**
 * How drawn points stand in the source of a cell: the contract of the cell and the page.
 *
 * @module
 */

/** Points lie in [-SQUARE, SQUARE]^2. */
export const SQUARE = 3;

/** A point as text. */
export const COORDINATES = /^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/;
