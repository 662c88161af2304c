import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readHtml, readMarkdown, readText } from '../read.ts'
import { readHtmlBlocks } from './html.ts'
import { readMarkdownBlocks } from './markdown.ts'
import { writeSpans } from './spans.ts'

/** Marks, front matter and fields as programs write them around the words. */
describe('what programs put round the words', () => {
  const texts = (html: string) => readHtmlBlocks(html).map(({ text }) => text)

  test('front matter is furniture, and lines keep their numbers', () => {
    const blocks = readMarkdownBlocks('---\ntitle: Halls\nlang: en\n---\n\n# Halls\n')
    assert.deepEqual(
      blocks.map(({ text, furniture, line }) => [text, furniture, line]),
      [
        ['Halls', undefined, 6],
        ['title: Halls\nlang: en', true, 1],
      ],
    )
    assert.equal(readMarkdownBlocks('---\n\nNo front.\n\n---\n')[0]?.text, 'No front.')
  })
  test('boxes are ticked or not', () => {
    assert.deepEqual(
      readMarkdownBlocks('- [x] keys\n- [ ] lamps').map(({ text }) => text),
      ['☒ keys', '☐ lamps'],
    )
    assert.deepEqual(
      texts('<p><input type=checkbox checked>keys</p><p><input value="typed"><input type=hidden value=x></p>'),
      ['☒ keys', 'typed'],
    )
  })
  test('marks of notes stand apart and do not make a sentence a heading', () => {
    assert.deepEqual(texts('<p>Ask early.<a href="#n1"><sup>1</sup></a></p>'), ['Ask early.[1]'])
    const kinds = [
      readMarkdown('## 1 Asking\n\n1.1 Ask early.[^1]\n\n[^1]: Really.'),
      readText('1 Asking\n\n1.1 Ask early.¹'),
    ]
    for (const [tree] of kinds) assert.equal(tree?.paragraphs[1]?.kind, 'paragraph')
  })
  test('an address that is its own words is no link', () => {
    const link = 'https://a.example/x'
    assert.equal(writeSpans([{ text: link, link }]), link)
    assert.equal(writeSpans([{ text: 'a@b.example', link: 'mailto:a@b.example' }]), 'a@b.example')
    assert.equal(writeSpans([{ text: 'here', link }]), `[here](${link})`)
  })
  test('list markers on lines of one Markdown paragraph begin points; a wrapped line does not', () => {
    const [tree] = readMarkdown(
      '1.1 Bring:\na) keys\nb) lamps\n\n1.2 Halls are let to whoever asks first, under the rules of section\n3.2 of the lease.',
    )
    assert.deepEqual(
      tree?.paragraphs.map(({ path }) => path),
      ['1.1', '1.1a', '1.1b', '1.2'],
    )
    assert.equal(readHtml('<p>1.1 Bring:<br>a) keys</p>')[0]?.paragraphs[1]?.path, '1.1a')
  })
})
