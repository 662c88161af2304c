import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import sax from 'sax'
import { schemaOfXml } from '../../../test/standards/xsd.ts'
import { treeToAkomaNtoso } from './akoma-ntoso.ts'
import { plainText } from './inline.ts'
import { parseTable } from './table.ts'
import { aTree, treeOf } from './trees.arbitrary.ts'

const options = { work: '/akn/gb/doc/ours', date: '2026-05-04', author: 'Our Compact' }
const schema = fileURLToPath(new URL('../../../test/standards/akoma-ntoso/akomantoso30.xsd', import.meta.url))
const squeeze = (text: string) => text.replace(/\s/g, '')

/** The words of the body; throws when the XML is not well formed. */
function bodyWords(xml: string): string {
  const parser = sax.parser(true)
  let inBody = false
  let words = ''
  parser.onerror = error => {
    throw error
  }
  parser.onopentag = ({ name }) => {
    if (name === 'mainBody') inBody = true
  }
  parser.ontext = text => {
    if (inBody) words += text
  }
  parser.write(xml).close()
  return words
}

describe('Akoma Ntoso', () => {
  it('keeps numbers as printed, in sections, paragraphs and points', () => {
    const text = treeToAkomaNtoso(
      treeOf([
        ['1', '1', 'heading', 0, 'Aims'],
        ['1.1', '1.1', 'paragraph', 1, 'We **agree**:'],
        ['1.1a', 'a)', 'item', 2, 'to meet'],
      ]),
      options,
    )
    assert.ok(
      text.includes(`<section eId="p_1"><num>1</num><heading>Aims</heading>
<paragraph eId="p_1.1"><num>1.1</num><intro><p>We <b>agree</b>:</p></intro>
<point eId="p_1.1a"><num>a)</num><content><p>to meet</p></content></point>
</paragraph>
</section>`),
    )
  })

  it('is well formed and holds every word of any tree', () => {
    fc.assert(
      fc.property(aTree(), tree => {
        const body = bodyWords(treeToAkomaNtoso(tree, options))
        const words = tree.paragraphs
          .filter(({ kind }) => kind !== 'furniture')
          .map(({ kind, printed, text }) =>
            kind === 'table' ? parseTable(text).flat().map(plainText).join('') : printed + plainText(text),
          )
        assert.equal(squeeze(body), squeeze(words.join('')))
      }),
      { numRuns: 25 },
    )
  })

  it('is valid by the schema of OASIS, whatever the tree', () => {
    const judge = schemaOfXml(readFileSync(schema, 'utf8'))
    fc.assert(
      fc.property(aTree(), tree => assert.deepEqual(judge(treeToAkomaNtoso(tree, options)), [])),
      { numRuns: 25 },
    )
  })
})
