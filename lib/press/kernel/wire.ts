import { createHmac } from "node:crypto";
import type { Message } from "../ipynb/message.ts";

/** A request to the kernel, made ready for sending. */
export interface Request {
  readonly id: string;
  readonly frames: readonly Uint8Array[];
}

const DELIMITER = "<IDS|MSG>";
const PROTOCOL = "5.3";
const encoder = new TextEncoder(), decoder = new TextDecoder();

/**
 * A signed request of the Jupyter messaging protocol.
 *
 * @see Jupyter client documentation, "Messaging in Jupyter", the wire protocol.
 */
export function encodeRequest(
  type: string,
  content: object,
  { session, key }: { session: string; key: string },
): Request {
  const id = crypto.randomUUID();
  const header = {
    msg_id: id,
    session,
    username: "flowbook",
    msg_type: type,
    version: PROTOCOL,
    date: new Date().toISOString(),
  };
  const parts = [header, {}, {}, content].map((part) => encoder.encode(JSON.stringify(part)));
  return {
    id,
    frames: [encoder.encode(DELIMITER), encoder.encode(sign(parts, key)), ...parts],
  };
}

/**
 * Reads a message after checking who wrote it.
 *
 * @throws {TypeError} when the frames are not a Jupyter message or its signature is not ours
 */
export function decodeMessage(frames: readonly Uint8Array[], key: string): Message {
  const start = frames.findIndex((frame) => decoder.decode(frame) === DELIMITER);
  const [signature, ...parts] = start < 0 ? [] : frames.slice(start + 1, start + 6);
  if (signature === undefined || parts.length < 4) {
    throw new TypeError(`Expected a Jupyter message; got ${frames.length} frames of another kind`);
  }
  if (decoder.decode(signature) !== sign(parts, key)) {
    throw new TypeError("Expected a message signed with our key; got another signature");
  }
  const [header, parent, , content] = parts.map((part) => JSON.parse(decoder.decode(part)));
  return {
    type: header.msg_type,
    parent: parent.msg_id,
    content,
    size: parts[3]!.length,
  };
}

function sign(parts: readonly Uint8Array[], key: string): string {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}
