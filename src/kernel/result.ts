/** An outcome that a caller must look at: a value, or a problem that says what to do about it. */
export type Result<Value, Problem = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value }
}

export function problem<Problem>(of: Problem): Result<never, Problem> {
  return { ok: false, problem: of }
}
