import { fileURLToPath } from "node:url";

/** A sheet of three small questions, one of them of the kind "find the bug". */
export const TOY = fileURLToPath(
  new URL("../../problems/toy/notebooks/problems/00-toy.ipynb", import.meta.url),
);
