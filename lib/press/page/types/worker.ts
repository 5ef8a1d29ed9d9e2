/**
 * The worker that knows types: TypeScript's language service over the cells of a chapter. It runs
 * nothing, and loads one file beside it, `types.json`.
 *
 * @module
 */
import { answerTo, type Asked, type Reply } from "./questions.ts";
import { openTypeService, type TypeService } from "./service.ts";

const service = openService();
service.catch(() => {}); // every question tells of it

async function openService(): Promise<TypeService> {
  const response = await fetch(new URL("types.json", self.location.href));
  if (!response.ok) throw new Error(`types.json could not be loaded (${response.status})`);
  return openTypeService(await response.json());
}

self.addEventListener("message", async ({ data }: MessageEvent<Asked>) => {
  self.postMessage(await replyTo(data));
});

async function replyTo({ id, question }: Asked): Promise<Reply> {
  let then: "go on" | "give up" = "give up"; // without its files it knows nothing
  try {
    const opened = await service;
    then = "go on"; // TypeScript may stumble over a text and do well with the next one
    return { id, answer: answerTo(question, opened) };
  } catch (error) {
    return { id, reason: error instanceof Error ? error.message : String(error), then };
  }
}
