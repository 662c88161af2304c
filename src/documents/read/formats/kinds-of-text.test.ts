import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentTree } from '../../tree.ts'
import { readMarkdown, readText } from '../read.ts'

const rows = (trees: readonly DocumentTree[]) =>
  trees.flatMap(({ paragraphs }) => paragraphs.map(({ path, kind, text }) => `${path}|${kind}|${text}`))
const text = (...lines: string[]) => rows(readText(lines.join('\n')))
const markdown = (...lines: string[]) => rows(readMarkdown(lines.join('\n')))

describe('plain text', () => {
  it('keeps a reference that was wrapped in its sentence, however short the lines are', () => {
    const found = text(
      'Code',
      '',
      '1. Aims',
      '',
      '1.1 A member may leave as set out in clause',
      '2.3 and must say so in good time to the',
      'clerk of the forum.',
      '',
      '1.2 A fee falls due in May under section',
      '4. It is paid to the clerk.',
    )
    assert.deepEqual(
      found.map(row => row.split('|')[0]),
      ['CO', '1', '1.1', '1.2'],
    )
  })

  it('goes on a paragraph whose lines stand under its words, also with a number that its sentence runs into', () => {
    const found = text(
      '1. The board meets each month, and where a member is away the rule',
      '   2. below says who comes in their place, and for how long.',
      '2. A substitute tells the chair.',
      '3. Papers are sent to all who are named in the list that the clerk keeps:',
      '   1. the partners;',
      '   2. the advisers.',
    )
    assert.deepEqual(
      found.map(row => row.split('|').slice(0, 2).join(' ')),
      ['1 paragraph', '2 paragraph', '3 paragraph', '3.1 item', '3.2 item'],
    )
  })

  it('has headings that are underlined with signs', () => {
    const found = text('Code of halls', '=============', '', 'Aims', '----', '1. Be kind.', '2. Be fair.')
    assert.deepEqual(found, [
      'CH|heading|Code of halls',
      'CH.AI|heading|Aims',
      '1|paragraph|Be kind.',
      '2|paragraph|Be fair.',
    ])
  })

  it('goes on over the end of a page in the middle of a sentence', () => {
    const found = text(
      'Code',
      '',
      '1.1 Be kind to all who come in and',
      '\f',
      '',
      'out of the hall.',
      '',
      '1.2 Be fair.',
    )
    assert.deepEqual(
      found.map(row => row.replaceAll('\n', ' ')),
      ['CO|heading|Code', '1.1|paragraph|Be kind to all who come in and out of the hall.', '1.2|paragraph|Be fair.'],
    )
  })

  it('sets sections that count in two places under their article, or under their section', () => {
    const found = markdown(
      '**Article I**',
      '',
      '*Section 1.01*',
      '',
      'The forum is called Northside.',
      '',
      '*Section 1.02*',
      '',
      'It has no other name.',
      '',
      '**Article II**',
      '',
      '*Section 2.01*',
      '',
      'Any group may join.',
    )
    assert.deepEqual(
      found.map(row => row.split('|')[0]),
      ['AI', 'S1.01', 'S1.02', 'AII', 'S2.01'],
    )
    const rules = text(
      'Rules',
      '',
      'Section 5 Money',
      '',
      'Section 5.1 Fees',
      '',
      'Fees fall due in May.',
      '',
      'Section 6 Ends',
      '',
      'It ends.',
    )
    assert.deepEqual(
      rules.map(row => row.split('|')[0]),
      ['RU', 'S5', 'S5.1', 'S5.1.p1', 'S6', 'S6.p1'],
    )
  })

  it('knows articles in other languages', () => {
    const found = text(
      'Statuts',
      '',
      'Article 1er. – Nom',
      '',
      'Il aide les voisins.',
      '',
      'Article 2. – But',
      '',
      'Il chante.',
    )
    assert.deepEqual(
      found.map(row => row.split('|').slice(0, 2).join(' ')),
      ['ST heading', 'A1 heading', 'A1.p1 paragraph', 'A2 heading', 'A2.p1 paragraph'],
    )
    assert.deepEqual(text('规则', '', '第一条 会员应当缴纳会费。', '', '第十二条 会员可以退出。').slice(1), [
      '第一条|paragraph|会员应当缴纳会费。',
      '第十二条|paragraph|会员可以退出。',
    ])
    assert.deepEqual(
      text(
        'Cyfansoddiad',
        '',
        'Erthygl 1',
        'Enw',
        '',
        'Fforwm y Gogledd yw ei enw.',
        '',
        'Erthygl 2',
        'Aelodau',
        '',
        'Caiff pawb ymuno.',
      )
        .filter(row => row.includes('heading'))
        .slice(1),
      ['E1|heading|Enw', 'E2|heading|Aelodau'],
    )
  })
})

describe('Markdown', () => {
  it('numbers nothing between fences', () => {
    const found = markdown('# Code', '', '```', '1. no clause', '# no heading', '```', '', '1. One.')
    assert.deepEqual(found, ['CO|heading|Code', 'CO.q1|quote|1. no clause\n# no heading', '1|paragraph|One.'])
  })

  it('puts the addresses of named links where the links are, and keeps those that none uses', () => {
    const found = markdown('See [the code][c].', '', '[c]: https://example.org/c "Code"', '[d]: https://example.org/d')
    assert.deepEqual(found, [
      'p1|paragraph|See [the code](https://example.org/c).',
      'p2|paragraph|[d]: https://example.org/d',
    ])
  })

  it('sets what a word means apart from it, and what a program keeps about the file', () => {
    assert.deepEqual(markdown('# Words', '', 'Area', ': The whole county.').slice(1), [
      'WO.p1|paragraph|Area',
      'WO.p2|paragraph|The whole county.',
    ])
    const found = markdown('+++', 'title = "Code"', '+++', '# Code', '', '1. One.')
    assert.deepEqual(found, ['CO|heading|Code', '1|paragraph|One.', '1.f1|furniture|title = "Code"'])
  })

  it('has a list of contents where all items lead to places in the file', () => {
    const [tree] = readMarkdown(
      '# Yard code\n\n- [1. Keys](#keys)\n- [2. Bins](#bins)\n\n## 1. Keys\n\nAsk for one.\n\n## 2. Bins\n\nClose the lid.',
    )
    assert.deepEqual(
      tree!.paragraphs.map(({ kind, path }) => (kind === 'contents' ? kind : path)),
      ['YC', 'contents', 'contents', '1', '1.p1', '2', '2.p1'],
    )
  })
})
