// The parts of Node that tests use. @types/node would give browser code Node's globals too.

declare module "node:test" {
  export function test(name: string, fn: () => void | Promise<void>): void;
  export function afterEach(fn: () => void | Promise<void>): void;
}

declare module "node:assert/strict";
