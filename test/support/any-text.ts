/** Texts of any signs at all, as nobody types them. */
import fc from 'fast-check'

const SURROGATES = { first: 0xd800, count: 0x800 }

/**
 * Any sign that Unicode has, each as likely as another: what `unit: 'binary'` says, without the table of all 1,112,064 of them that is made
 * for it in each process.
 */
const anySign = fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  at => String.fromCodePoint(at < SURROGATES.first ? at : at + SURROGATES.count),
  sign => {
    const point = typeof sign === 'string' && [...sign].length === 1 ? sign.codePointAt(0)! : -1
    const isSurrogate = point >= SURROGATES.first && point < SURROGATES.first + SURROGATES.count
    if (point < 0 || isSurrogate) throw new RangeError('This is no sign')
    return point < SURROGATES.first ? point : point - SURROGATES.count
  },
)

/** A text of such signs; lengths count signs. */
export function anyText(
  length: { readonly minLength?: number; readonly maxLength?: number } = {},
): fc.Arbitrary<string> {
  return fc.string({ ...length, unit: anySign })
}
