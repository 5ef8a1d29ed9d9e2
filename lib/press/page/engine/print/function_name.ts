import { constructorOf } from "./names.ts";

// deno-lint-ignore ban-types -- any function is asked for its name
type AnyFunction = Function;

/** A function or class in brackets: `[Function: f]`, `[class Square extends Shape]`. */
export function printFunction(value: AnyFunction): string {
  const source = Function.prototype.toString.call(value);
  if (source.startsWith("class") && source.endsWith("}")) return printClass(value);
  const kind = constructorOf(value) ?? "Function (null prototype)";
  const type = /^(?:Async)?(?:Generator)?Function/.test(kind) ? kind : kindOf(value);
  const name = ownName(value);
  return name === "" ? `[${type} (anonymous)]` : `[${type}: ${name}]`;
}

function kindOf(value: AnyFunction): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

function printClass(value: AnyFunction): string {
  const name = ownName(value);
  const parent = Object.getPrototypeOf(value);
  const from = typeof parent === "function" && parent.name !== "" ? ` extends ${parent.name}` : "";
  return `[class ${name === "" ? "(anonymous)" : name}${from}]`;
}

function ownName(value: AnyFunction): string {
  const { value: name } = Object.getOwnPropertyDescriptor(value, "name") ?? {};
  return typeof name === "string" ? name : "";
}
