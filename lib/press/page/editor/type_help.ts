import type { Extension } from "@codemirror/state";
import type { EditedCell } from "../types/edited_cell.ts";

/**
 * What the help with types adds to an editor: at first only its switch. Without it one can still
 * edit, so whatever keeps it from loading is only reported.
 */
export async function typeHelp(cell: EditedCell): Promise<Extension[]> {
  try {
    const { editorExtensions } = await import("../types/mod.ts");
    return await editorExtensions(cell);
  } catch (error) {
    reportError(error);
    return [];
  }
}
