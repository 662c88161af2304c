/** What can be wrong in a code file, and how it is said. */
import type { Wrong } from './code-shape.ts'
import type { Path } from './raw-code.ts'

/** What is wrong in a code file. `line` counts from 1. */
export type CodeFault = Wrong & { readonly file: string; readonly line: number }

/** Tells a fault at a place of the file. */
export type Report = (path: Path, wrong: Wrong) => void

/** "codes/leeds.yaml, line 12: there is no practice … Did you mean …?" */
export function sayFault({ file, line, problem: what, remedy }: CodeFault): string {
  return `${file}, line ${line}: ${what} ${remedy}`
}
