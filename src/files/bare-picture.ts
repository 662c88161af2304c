/**
 * A picture without what its camera wrote beside it: where and when it was taken, by which telephone, the small picture that may show
 * what was cut off the large one, films and other pictures behind its end. Only how it is turned stays, and its colours. Pure.
 */

/** The picture with nothing but itself in it; null for bytes that are no whole JPEG or PNG. */
export function barePicture(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return bareJpeg(bytes)
  return PNG.every((byte, at) => bytes[at] === byte) ? barePng(bytes) : null
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** What of a PNG shows the picture: its kind, colours, transparency and points. Texts, times, Exif and what nobody knows go. */
const SHOWN = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD'])

function barePng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, PNG.length)]
  for (let at = PNG.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const kind = latin(bytes, at + 4, 4)
    if (SHOWN.has(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))

/** The segments of a JPEG that show the picture are kept; of what programs wrote only the colour profile and the kind of colours. */
function isShown(bytes: Uint8Array, marker: number, from: number): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe2) return latin(bytes, from + 4, 11) === 'ICC_PROFILE'
  return marker === 0xe0 ? latin(bytes, from + 4, 4) === 'JFIF' : marker === 0xee
}

function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let turned = 1
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) break
    const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!)
    if (end > bytes.length || end < at + 4) return null
    if (marker === 0xe1) turned = turnedIn(bytes.subarray(at + 4, end)) ?? turned
    if (isShown(bytes, marker, at)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker !== 0xda) continue
    const after = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, after))
    at = after
  }
  if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd9) return null
  const [start, ...rest] = kept
  return Buffer.concat([start!, ...(turned === 1 ? [] : [turnedSegment(turned)]), ...rest, Uint8Array.of(0xff, 0xd9)])
}

/** Where the points of a scan end: at the next marker that is neither a filler nor one that restarts. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1]
    if (marker !== undefined && marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at
  }
  return bytes.length
}

const EXIF = 'Exif\0\0'
/** The number under which Exif says how a picture is turned. */
const TURNED = 0x0112

/** How Exif says that the picture is turned, 1 to 8; null where it does not. */
function turnedIn(segment: Uint8Array): number | null {
  if (latin(segment, 0, EXIF.length) !== EXIF) return null
  const tiff = segment.subarray(EXIF.length)
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  try {
    const little = view.getUint16(0) === 0x4949
    const first = view.getUint32(4, little)
    const entries = view.getUint16(first, little)
    for (let each = 0; each < entries; each++) {
      const at = first + 2 + each * 12
      if (view.getUint16(at, little) !== TURNED) continue
      const turned = view.getUint16(at + 8, little)
      return turned >= 1 && turned <= 8 ? turned : null
    }
  } catch {
    // It is broken, and goes with the rest.
  }
  return null
}

/** Exif that says how a picture is turned, and nothing else. */
function turnedSegment(turned: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0]
  const length = 2 + EXIF.length + tiff.length
  return Buffer.concat([
    Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff),
    Buffer.from(EXIF, 'latin1'),
    Uint8Array.from(tiff),
  ])
}
