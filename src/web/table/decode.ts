/** Bytes of a file as text, in whatever letters it was saved. */
import type { Message } from '../catalogue.ts'

/** The text, and how many of its lines were saved in other letters than the rest and had to be guessed. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly guessed: number }
  | { readonly ok: false; readonly problem: Message }

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]
const PDF = [0x25, 0x50, 0x44, 0x46]

/**
 * UTF-8, or UTF-16 by its mark. A file put together from several may have lines in Windows letters among others in UTF-8: each
 * line is read by itself then. Workbooks and other files that are no text are refused.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if ([ZIP, OLD_OFFICE].some(mark => mark.every((byte, at) => bytes[at] === byte)))
    return { ok: false, problem: { key: 'web.table.problem.workbook' } }
  if (PDF.every((byte, at) => bytes[at] === byte)) return { ok: false, problem: { key: 'web.table.problem.no-text' } }
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { ok: true, text: new TextDecoder('utf-16le').decode(bytes), guessed: 0 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { ok: true, text: new TextDecoder('utf-16be').decode(bytes), guessed: 0 }
  if (bytes.includes(0)) return { ok: false, problem: { key: 'web.table.problem.no-text' } }
  const whole = asUtf8(bytes)
  return whole === null ? { ok: true, ...lineByLine(bytes) } : { ok: true, text: whole, guessed: 0 }
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function lineByLine(bytes: Uint8Array): { text: string; guessed: number } {
  const windows = new TextDecoder('windows-1252')
  const lines: string[] = []
  let guessed = 0
  for (let from = 0; from <= bytes.length; ) {
    const end = bytes.indexOf(0x0a, from)
    const line = bytes.subarray(from, end === -1 ? bytes.length : end)
    const text = asUtf8(line)
    if (text === null) guessed++
    lines.push(text ?? windows.decode(line))
    from = end === -1 ? bytes.length + 1 : end + 1
  }
  return { text: lines.join('\n'), guessed }
}
