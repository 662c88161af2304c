import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeCompiler, renderPdf } from '../../../documents/index.ts'
import { countPages } from './page-count.ts'

after(() => closeCompiler())

const block = { kind: 'paragraph', words: 'A long story. '.repeat(200) } as const
const pdf = () => renderPdf(Array(14).fill(block), { title: 'A paper' })

test('the pages of a PDF are counted, and of nothing else', async () => {
  const bytes = await pdf()
  assert.ok((await countPages(bytes))! > 1)
  assert.equal(await countPages(Buffer.from('Only words')), null)
})

test('a PDF that is damaged or takes too long is not counted, and the next one is', async () => {
  const bytes = await pdf()
  assert.equal(await countPages(Buffer.from('%PDF-1.7\nnothing that can be read')), null)
  const [slow, next] = await Promise.all([countPages(bytes, { time: 1, memory: 256 }), countPages(bytes)])
  assert.equal(slow, null)
  assert.ok(next! > 1)
})
