/**
 * What an object says it is.
 *
 * @param fallback name of its kind, for objects of a class that inherits from a known one
 * @param size     stands in parentheses behind the name
 * @returns "Map(2)", "Path", "Object <[Object: null prototype] {}>", …
 */
export function nameOf(value: object, fallback: string, size = ""): string {
  const constructor = constructorOf(value);
  const tag = tagOf(value, constructor);
  if (constructor === undefined) {
    if (tag === "Module") return "[Module: null prototype]";
    return `[${fallback}${size}: null prototype]${tag === "" ? "" : ` [${tag}]`}`;
  }
  const known = constructor === fallback || fallback === "Object" || fallback === "Array";
  const kind = tag !== "" ? ` [${tag}]` : known ? "" : ` [${fallback}]`;
  return `${constructor}${size}${kind}`;
}

/** The name of the class of an object, or of the nearest one that has a name. */
export function constructorOf(value: object): string | undefined {
  let at: object | null = value;
  let steps = 0;
  while (at) {
    const { value: made } = Object.getOwnPropertyDescriptor(at, "constructor") ?? {};
    if (typeof made === "function" && made.name !== "" && inherits(value, made)) {
      return made.name;
    }
    at = Object.getPrototypeOf(at);
    if (steps++ === 0 && at === null) return undefined;
  }
  return "Object <[Object: null prototype] {}>";
}

function inherits(value: object, made: { readonly prototype?: unknown }): boolean {
  const { prototype } = made;
  return typeof prototype === "object" && prototype !== null &&
    Object.prototype.isPrototypeOf.call(prototype, value);
}

/** What its `Symbol.toStringTag` adds to the name of its class. */
function tagOf(value: object, constructor: string | undefined): string {
  const tag: unknown = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  return typeof tag === "string" && tag !== "" && tag !== constructor ? tag : "";
}
