import { CAPTION_TYPE } from "../../notebook/records/caption_record.ts";
import type { Message } from "./message.ts";
import type { Output } from "./notebook.ts";
import { type PrintedText, printedText } from "./printed_text.ts";

/** Gathers what a kernel publishes into the outputs of cells. */
export interface Collector {
  /** Opens the outputs of the next cell; they fill up as messages arrive. */
  begin(): Output[];
  /**
   * Takes a published message; those that are no output are let pass.
   *
   * @throws {RangeError} when a cell has put out more than the limit
   */
  take(message: Message): void;
  /** Settles when a display whose text is this token arrives; that display is no output. */
  arrival(token: string): Promise<void>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Kind<K> = Mutable<Extract<Output, { output_type: K }>>;

/** What the protocol says about the content of the messages that are outputs. */
interface Published {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly transient?: { readonly display_id?: string };
}

/**
 * A collector for one notebook.
 *
 * What is printed in one go becomes one output, however many messages it came in, and carriage
 * returns and backspaces have done their work in it. An update of a display replaces it where it
 * stands, also in the outputs of an earlier cell. `clear_output` empties what the cell has put out, at
 * once or when it puts out the next thing; a display that is gone is updated no more.
 *
 * @param limit most bytes that one cell may put out
 */
export function collector(limit: number): Collector {
  const displays = new Map<string, Kind<"display_data">[]>();
  const awaited = new Map<unknown, () => void>();
  const printed = new WeakMap<Output, PrintedText>();
  let outputs: Output[] = [];
  let size = 0;
  let clearing = false; // before the next output

  function count({ size: added }: Message): void {
    size += added;
    if (size > limit) throw new RangeError(`put out more than ${limit / 1e6} MB`);
  }

  function put(output: Output): void {
    if (clearing) clear();
    outputs.push(output);
  }

  function print({ name, text }: Kind<"stream">): void {
    if (clearing) clear();
    let last = outputs.at(-1);
    if (last?.output_type !== "stream" || last.name !== name) {
      last = { output_type: "stream", name, text: "" };
      outputs.push(last);
      printed.set(last, printedText());
    }
    const whole = printed.get(last)!;
    whole.print(text);
    (last as Kind<"stream">).text = whole.text;
  }

  function clear(): void {
    clearing = false;
    size = 0;
    const gone = new Set<Output>(outputs.splice(0)); // in place: the cell keeps its list
    for (const [id, shown] of displays) displays.set(id, shown.filter((one) => !gone.has(one)));
  }

  function show({ data, metadata = {}, transient }: Published): void {
    const arrived = awaited.get(data["text/plain"]);
    if (arrived) return arrived();
    if (CAPTION_TYPE in data) return; // the figure above it has the same words
    const display: Kind<"display_data"> = { output_type: "display_data", data, metadata };
    put(display);
    const id = transient?.display_id;
    if (id !== undefined) displays.set(id, [...displays.get(id) ?? [], display]);
  }

  function update({ data, metadata = {}, transient }: Published): void {
    const shown = displays.get(transient?.display_id ?? "") ?? [];
    for (const display of shown) Object.assign(display, { data, metadata });
  }

  function begin(): Output[] {
    size = 0;
    clearing = false;
    return outputs = [];
  }

  function take(message: Message): void {
    const content = message.content as never; // its fields follow from its type by the protocol
    switch (message.type) {
      case "stream":
        count(message);
        return print(content);
      case "display_data":
        count(message);
        return show(content);
      case "update_display_data": // replaces and does not add
        return update(content);
      case "execute_result":
        count(message);
        return put(result(content));
      case "error":
        count(message);
        return put(failure(content));
      case "clear_output":
        if ((content as { readonly wait?: boolean }).wait) clearing = true;
        else clear();
    }
  }

  async function arrival(token: string): Promise<void> {
    await new Promise<void>((arrived) => awaited.set(token, arrived));
    awaited.delete(token);
  }

  return { begin, take, arrival };
}

function result({ data, metadata, execution_count }: Kind<"execute_result">): Output {
  return { output_type: "execute_result", execution_count, data, metadata };
}

function failure({ ename, evalue, traceback }: Kind<"error">): Output {
  return { output_type: "error", ename, evalue, traceback };
}
