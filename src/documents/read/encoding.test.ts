import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { decodeText } from './encoding.ts'

const words = '“Twelve weeks”: the partners’ promise – café, £5'

function wide(text: string, big: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

/** Windows-1252 of the signs used here. */
function narrow(text: string): Uint8Array {
  const signs: Record<string, number> = { '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96 }
  return Uint8Array.from(text, sign => signs[sign] ?? sign.charCodeAt(0))
}

describe('the encoding of a text file', () => {
  it('is found with and without a byte order mark', () => {
    const cases: [Uint8Array, string][] = [
      [Buffer.from(words), 'utf-8'],
      [Buffer.from(`\ufeff${words}`), 'utf-8'],
      [wide(`\ufeff${words}`, false), 'utf-16le'],
      [wide(`\ufeff${words}`, true), 'utf-16be'],
      [wide(words, false), 'utf-16le'],
      [wide(words, true), 'utf-16be'],
      [narrow(words), 'windows-1252'],
    ]
    for (const [bytes, encoding] of cases) assert.deepEqual(decodeText(bytes), { text: words, encoding })
  })

  it('reads stray Windows quotes inside UTF-8', () => {
    const mixed = Buffer.concat([
      Buffer.from('The partners’ “code” and '),
      Buffer.from([0x93]),
      Buffer.from('more'),
      Buffer.from([0x94]),
    ])
    assert.equal(decodeText(mixed).text, 'The partners’ “code” and “more”')
  })

  it('gives every text in UTF-8 back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        fc.pre(!text.startsWith('\ufeff') && !text.includes('\0'))
        assert.equal(decodeText(Buffer.from(text)).text, text)
      }),
    )
  })

  it('never loses a byte, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), bytes => {
        const { text, encoding } = decodeText(bytes)
        if (encoding === 'windows-1252') assert.equal(text.length, bytes.length)
        else if (encoding === 'utf-8') assert.ok(!text.includes('\ufffd') || Buffer.from(bytes).includes('\ufffd'))
      }),
    )
  })
})
