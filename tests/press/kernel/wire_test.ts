import { deepEqual, equal, throws } from "node:assert/strict";
import { decodeMessage, encodeRequest } from "../../../lib/press/kernel/wire.ts";

const encoder = new TextEncoder();
const ours = { session: "s", key: "our key" };

Deno.test("decodeMessage() reads what encodeRequest() wrote with the same key", () => {
  const { frames } = encodeRequest("execute_request", { code: "π" }, ours);
  const message = decodeMessage(frames, ours.key);
  equal(message.type, "execute_request");
  deepEqual(message.content, { code: "π" });
  equal(message.size, encoder.encode('{"code":"π"}').length);
});

Deno.test("decodeMessage() skips the routing frames before the delimiter", () => {
  const { frames } = encodeRequest("status", {}, ours);
  equal(decodeMessage([encoder.encode("topic"), ...frames], ours.key).type, "status");
});

Deno.test("the signature is the HMAC-SHA256 of the four parts, as Web Crypto computes it", async () => {
  const { frames } = encodeRequest("status", { state: "busy" }, ours);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(ours.key), algorithm, false, [
    "sign",
  ]);
  const parts = await new Blob(frames.slice(2) as BlobPart[]).arrayBuffer();
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, parts));
  equal(new TextDecoder().decode(frames[1]), signature.toHex());
});

Deno.test("decodeMessage() refuses a message signed with another key, or changed on the way", () => {
  const refusal = {
    name: "TypeError",
    message: "Expected a message signed with our key; got another signature",
  };
  const { frames } = encodeRequest("status", {}, { ...ours, key: "another key" });
  throws(() => decodeMessage(frames, ours.key), refusal);
  const forged = encodeRequest("status", { state: "busy" }, ours).frames.with(
    5,
    encoder.encode('{"state":"idle"}'),
  );
  throws(() => decodeMessage(forged, ours.key), refusal);
});

Deno.test("decodeMessage() refuses what is no Jupyter message", () => {
  throws(() => decodeMessage([encoder.encode("hello")], ours.key), {
    name: "TypeError",
    message: "Expected a Jupyter message; got 1 frames of another kind",
  });
});
