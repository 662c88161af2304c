/**
 * Finds out which characters the bytes of a text file stand for. Most say nothing about it: a byte order mark decides if
 * there is one, then the pattern of the bytes, and what is not UTF-8 is Windows-1252, the usual one of old British files.
 */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Words of a text file, without its byte order mark, and the encoding they were in. */
export type DecodedText = { readonly text: string; readonly encoding: Encoding }

/** Decodes a text file. Every byte gives a character: nothing is dropped and nothing is replaced by a question mark. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes)
  if (encoding !== 'mixed') return { text: new TextDecoder(encoding).decode(bytes), encoding }
  return { text: decodeMixed(bytes), encoding: 'utf-8' }
}

function encodingOf(bytes: Uint8Array): Encoding | 'mixed' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const wide = wideEncoding(bytes)
  if (wide) return wide
  const { valid, wrong } = countSequences(bytes)
  if (wrong === 0) return 'utf-8'
  return valid > wrong ? 'mixed' : 'windows-1252'
}

/** UTF-16 without a mark: in a text of our letters nearly every other byte is zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096)
  if (length < 4 || bytes.length % 2 === 1) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at++) if (bytes[at] === 0) at % 2 === 0 ? even++ : odd++
  if (odd > length * 0.3 && even < length * 0.05) return 'utf-16le'
  if (even > length * 0.3 && odd < length * 0.05) return 'utf-16be'
  return null
}

/** How many characters beyond ASCII are well-formed UTF-8, and how many bytes are not. */
function countSequences(bytes: Uint8Array): { valid: number; wrong: number } {
  let valid = 0
  let wrong = 0
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at)
    if (length === 0) wrong++
    else if (length > 1) valid++
    at += Math.max(1, length)
  }
  return { valid, wrong }
}

/** Length of the well-formed UTF-8 sequence that begins here (RFC 3629), or 0. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  const second = bytes[at + 1] ?? 0
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90)
  const outside = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f)
  return overlong || outside ? 0 : length
}

/** UTF-8 into which pieces of Windows-1252 were pasted: each stray byte is read as what it was. */
function decodeMixed(bytes: Uint8Array): string {
  const stray = new TextDecoder('windows-1252')
  const proper = new TextDecoder('utf-8')
  let text = ''
  let from = 0
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at)
    if (length === 0) {
      text += proper.decode(bytes.subarray(from, at)) + stray.decode(bytes.subarray(at, at + 1))
      from = at + 1
    }
    at += Math.max(1, length)
  }
  return text + proper.decode(bytes.subarray(from))
}
