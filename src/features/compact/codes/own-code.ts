/** A code file of the area's own, as it is brought in: read as the ones that come with the Hub are, or refused with its faults. */
import { readCode } from '../../../codes/index.ts'
import { ok, problem, type Result } from '../../../kernel/result.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { UploadedFile } from '../../../web/fields.ts'
import type { Shipped } from './shipped-codes.ts'

/** The longest code that is ours has 90,000 bytes. */
const MOST_BYTES = 1_000_000
const MOST_FAULTS = 8

/** Reads a code from a file that was sent; what is wrong with it is told by line, with what to do. */
export function readOwnCode({ name, bytes }: UploadedFile): Result<Shipped, Message> {
  if (bytes.length > MOST_BYTES) return problem({ key: 'compact.adopt.file-large' })
  const source = textOf(bytes)
  if (source === null) return problem({ key: 'compact.adopt.file-text' })
  const read = readCode({ name, text: source })
  if (read.ok) return ok({ code: read.value, source, file: name })
  return problem(sayFaults(read.problem))
}

/** The first faults of a file in one message. */
export function sayFaults(
  faults: readonly { readonly line: number; readonly problem: string; readonly remedy: string }[],
): Message {
  const told = faults.slice(0, MOST_FAULTS).map(fault => `Line ${fault.line}: ${fault.problem} ${fault.remedy}`)
  const values = { count: faults.length, faults: told.join(' '), more: faults.length - told.length }
  return { key: 'compact.adopt.file-faults', values }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
