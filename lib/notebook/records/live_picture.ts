import type { Figure } from "../../figures/mod.ts";
import type { FlatValues } from "./input_values.ts";
import type { NamedInputs } from "./inputs.ts";

/** A picture that can be drawn again while the cell that made it is alive. */
export interface LivePicture {
  readonly inputs: NamedInputs;
  readonly draw: (values: FlatValues) => Promise<Figure>;
}

/** Keeps a picture and says under which key it can be asked for. */
export type Explorer = (picture: LivePicture) => string;
