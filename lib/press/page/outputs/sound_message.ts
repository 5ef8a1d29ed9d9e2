import type { Message } from "../../ipynb/message.ts";
import { isFields } from "../../show/saved_film.ts";

/**
 * Whether a message from the worker has the shape that its type promises.
 *
 * A cell can send the page whatever it likes; what is no output is let pass without a word.
 */
export function isSound(message: Message): boolean {
  const { type, content, size } = (message ?? {}) as Partial<Message>;
  if (!isFields(content) || typeof size !== "number") return false;
  const text = (name: string): boolean => typeof content[name] === "string";
  switch (type) {
    case "stream":
      return text("text") && (content.name === "stdout" || content.name === "stderr");
    case "display_data":
    case "update_display_data":
    case "execute_result":
      return isFields(content.data);
    case "error":
      return text("ename") && text("evalue") && Array.isArray(content.traceback) &&
        content.traceback.every((line) => typeof line === "string");
    case "clear_output":
      return content.wait === undefined || typeof content.wait === "boolean";
    default:
      return false;
  }
}
