import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import mammoth from 'mammoth'
import rehypeParse from 'rehype-parse'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { treeToDocx } from './docx.ts'
import { treeToHtml } from './html.ts'
import { plainText } from './inline.ts'
import { treeToJson } from './json.ts'
import { treeToMarkdown } from './markdown.ts'
import { parseTable } from './table.ts'
import { linkTerms } from './terms.ts'
import { aTree, treeOf } from './trees.arbitrary.ts'

const code = treeOf([
  ['1', '1', 'heading', 0, 'How we talk'],
  ['1.1', '1.1', 'paragraph', 1, 'Partners meet **four times** a year & write to <name>.'],
  ['1.1a', 'a)', 'item', 2, 'notes are short'],
  ['1.1a.i', 'i.', 'item', 3, 'and plain'],
  ['1.1b', 'b)', 'item', 2, 'notes are public'],
  ['b1', '', 'item', 2, 'a bullet'],
  ['1.2', '1.', 'paragraph', 1, 'One\ntwo'],
  ['t', '', 'table', 1, '| Who | When |\n| --- | --- |\n| Chair | May \\| June |'],
  ['q', '', 'quote', 1, 'as was said'],
  ['f', '', 'furniture', 0, 'Page 3'],
  ['2', '2', 'heading', 0, 'How we end'],
])

type Node = {
  readonly type: string
  readonly tagName?: string
  readonly value?: string
  readonly children?: readonly Node[]
}

function textOf(node: Node): string {
  if (node.tagName === 'style' || node.tagName === 'title') return ''
  return node.type === 'break' || node.tagName === 'br'
    ? ' '
    : (node.value ?? (node.children ?? []).map(textOf).join(''))
}

const squeeze = (text: string) => text.replace(/\s/g, '')

/** All words of a tree as they should be read in an export, without spaces. */
function wordsOf(tree: ReturnType<typeof treeOf>): string {
  const words = tree.paragraphs
    .filter(({ kind }) => kind !== 'furniture')
    .map(({ kind, printed, text }) =>
      kind === 'table' ? parseTable(text).flat().map(plainText).join('') : printed + plainText(text),
    )
  return squeeze(tree.title + words.join(''))
}

describe('the title', () => {
  it('is not written twice where the document has it among its headings', async () => {
    const tree = treeOf(
      [
        ['A', '', 'heading', 0, 'Our  **Area**'],
        ['C', '', 'heading', 0, 'A code of ours'],
        ['1', '1', 'heading', 1, 'Aims'],
      ],
      'A Code of Ours',
    )
    assert.equal(treeToMarkdown(tree), '# Our  **Area**\n\n# A code of ours\n\n## 1 Aims\n')
    assert.equal(treeToHtml(tree).match(/<h1/g)?.length, 2)
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await treeToDocx(tree)) })
    assert.equal(value, '<h1>Our  <strong>Area</strong></h1><h1>A code of ours</h1><h2>1 Aims</h2>')
  })
})

describe('HTML', () => {
  it('has ids, headings in order, lists with the letters as printed, header cells, and no furniture', () => {
    const html = treeToHtml(code)
    for (const part of [
      '<html lang="en-GB">',
      '<h1>A code of ours</h1>',
      '<h2 id="p-1"><span class="number">1</span> How we talk</h2>',
      '<p id="p-1.1"><span class="number">1.1</span> Partners meet <strong>four times</strong> a year &amp; write to &lt;name&gt;.</p>',
      '<li id="p-1.1a"><span class="number">a)</span> notes are short\n<ul class="numbered" role="list">',
      '<ul>\n<li id="p-b1">a bullet</li>',
      'One<br>two',
      '<th scope="col">Who</th>',
      '<td>May | June</td>',
      '<blockquote id="p-q"><p>as was said</p></blockquote>',
    ])
      assert.ok(html.includes(part), part)
    assert.ok(!html.includes('Page 3'))
  })

  it('keeps every word of any tree and no tag of its own', () => {
    const allowed = new Set(
      'html head meta title style body main h1 h2 h3 h4 h5 h6 p ul li span strong em br a table thead tbody tr th td blockquote'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(aTree(), tree => {
        const root = unified().use(rehypeParse).parse(treeToHtml(tree)) as unknown as Node
        const walk = (node: Node): boolean =>
          (node.tagName === undefined || allowed.has(node.tagName)) && (node.children ?? []).every(walk)
        assert.ok(walk(root))
        assert.ok(squeeze(textOf(root)).endsWith(wordsOf(tree).slice(squeeze(tree.title).length)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('Markdown', () => {
  it('shows numbers as words and nests lists', () => {
    assert.equal(
      treeToMarkdown(code),
      `# A code of ours

## 1 How we talk

1.1 Partners meet **four times** a year & write to \\<name>.

- a) notes are short
  - i. and plain
- b) notes are public

- a bullet

1\\. One\\
two

| Who | When |
| --- | --- |
| Chair | May \\| June |

> as was said

## 2 How we end
`,
    )
  })

  it('is read by a reader of CommonMark with every word of any tree', () => {
    fc.assert(
      fc.property(aTree(), tree => {
        const root = unified().use(remarkParse).use(remarkGfm).parse(treeToMarkdown(tree)) as unknown as Node
        assert.equal(squeeze(textOf(root)), wordsOf(tree))
      }),
      { numRuns: 200 },
    )
  })
})

describe('JSON', () => {
  it('is the shape that read prints, with keys', () => {
    const { documents } = JSON.parse(treeToJson(code)) as {
      documents: { title: string; paragraphs: object[]; faults: [] }[]
    }
    assert.deepEqual(documents[0]!.paragraphs[2], {
      key: '1.1a',
      parent: '1.1',
      path: '1.1a',
      printed: 'a)',
      kind: 'item',
      level: 2,
      text: 'notes are short',
    })
    assert.deepEqual(Object.keys(documents[0]!), ['title', 'version', 'paragraphs', 'faults'])
  })
})

describe('Word', () => {
  it('has real headings, lists and tables', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await treeToDocx(code)) })
    for (const part of [
      '<h1>1 How we talk</h1>',
      '<p>a) notes are short</p>',
      '<ul><li>a bullet</li></ul>',
      '<strong>four times</strong>',
      '<thead><tr><th>',
      '1. One<br />two',
    ])
      assert.ok(value.includes(part), `${part} in ${value}`)
  })

  it('keeps every word of any tree', async () => {
    await fc.assert(
      fc.asyncProperty(aTree(), async tree => {
        const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await treeToDocx(tree)) })
        assert.equal(squeeze(value), wordsOf(tree))
      }),
      { numRuns: 15 },
    )
  })

  it('adds a glossary', async () => {
    const glossary = [{ term: 'Seat', meaning: 'a place *held* by a partner' }]
    const { value } = await mammoth.extractRawText({
      buffer: Buffer.from(await treeToDocx(code, { glossary, largePrint: true })),
    })
    assert.match(value, /Glossary\s+Seat: a place held by a partner/)
  })
})

describe('glossary terms', () => {
  it('are linked where they are first used, whole words only, longest first', () => {
    const tree = treeOf([
      ['1', '1', 'heading', 0, 'Compact'],
      ['1.1', '1.1', 'paragraph', 1, 'The **compact group** runs the Compact; compacts differ.'],
      ['1.2', '1.2', 'paragraph', 1, 'The Compact again.'],
    ])
    const linked = linkTerms(tree, [
      { term: 'Compact', href: '#compact' },
      { term: 'Compact group', href: '#group' },
    ])
    assert.deepEqual([...linked.keys()], ['1.1'])
    assert.ok(
      treeToHtml(tree, { runs: linked }).includes(
        'The <a href="#group"><strong>compact group</strong></a> runs the <a href="#compact">Compact</a>; compacts differ.',
      ),
    )
  })
})
