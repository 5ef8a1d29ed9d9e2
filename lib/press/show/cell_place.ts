/** Where in the course something stands, for messages. */
export interface CellPlace {
  /** File name of the notebook. */
  readonly notebook: string;
  /** Id of the cell. */
  readonly cell: string;
}

/** An error that stops the build and names the notebook, the cell and the reason. */
export function errorAt(place: CellPlace, reason: string): Error {
  return new Error(`${place.notebook}, cell "${place.cell}": ${reason}`);
}
