/** Bytes that nearly are what they were: a number chooses every change, so that whatever it led to can be had again. */

/** Numbers from 0 to 1 that follow from one number (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What parsers stumble over. */
const ODD = [
  '\u0000',
  '\ufeff',
  '\u202e',
  '\ud800',
  '"',
  "'",
  ',',
  ';',
  '\t',
  '\r\n',
  '<',
  '>',
  '</w:p>',
  '<w:p>',
  '<!DOCTYPE x [<!ENTITY a "aaaa">]>',
  '&a;',
  '&#x110000;',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '#{7*7}',
  '{{7*7}}',
  '%00',
  '-1',
  '99999999999999999999',
  '1e999',
  'NaN',
  '@',
  '@@',
  '\r\nBcc: x@example.org',
  '*a ',
  '&a ',
  '!!js/function',
  '- - - -',
  '# ',
  '```',
  '| a |',
].map(odd => Buffer.from(odd))

/** Some changes of some bytes. */
export function mutate(bytes: Uint8Array, random: () => number): Buffer {
  let changed = Buffer.from(bytes)
  const times = 1 + Math.floor(random() * 6)
  for (let n = 0; n < times; n++) changed = changeOnce(changed, random)
  return changed
}

function changeOnce(bytes: Buffer<ArrayBuffer>, random: () => number): Buffer<ArrayBuffer> {
  const place = () => Math.floor(random() * (bytes.length + 1))
  const at = place()
  const kind = Math.floor(random() * 7)
  if (kind === 0 && at < bytes.length) {
    bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 8))
    return bytes
  }
  if (kind === 1) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(at, place()))])
  if (kind === 2) {
    const [from, to] = [at, place()].sort((a, b) => a - b) as [number, number]
    const times = 1 + Math.floor(random() * 20)
    const part = bytes.subarray(from, Math.min(to, from + 2_000))
    return Buffer.concat([bytes.subarray(0, to), ...Array.from({ length: times }, () => part), bytes.subarray(to)])
  }
  if (kind === 3) return bytes.subarray(0, at)
  if (kind === 4) {
    const random_ = Buffer.from(Array.from({ length: 1 + Math.floor(random() * 12) }, () => Math.floor(random() * 256)))
    return Buffer.concat([bytes.subarray(0, at), random_, bytes.subarray(at)])
  }
  const odd = ODD[Math.floor(random() * ODD.length)]!
  return Buffer.concat([bytes.subarray(0, at), odd, bytes.subarray(at)])
}
