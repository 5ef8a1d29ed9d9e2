/** What keeps a text from becoming the notebook: where, why, and what to do. The notebook stays. */
export class EditProblem extends Error {
  override name = "EditProblem";
}
