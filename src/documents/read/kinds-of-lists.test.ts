/** Small documents of kinds that real files are full of: lists that run on, signs, references that are wrapped, contents. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentTree } from '../tree.ts'
import { readFile } from './file.ts'
import { readDocx } from './formats/docx/read-docx.ts'
import { definition, inList, level, list, makeWord, para, run, style, styled } from './formats/docx/word-fixture.ts'
import { readBlocks, readHtml, readMarkdown, readText } from './read.ts'

const heading = style('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
const word = (body: readonly string[], numbering = '') =>
  only(readBlocks(readDocx(makeWord({ body: body.join(''), numbering, styles: heading })).blocks))
const head = (text: string) => para(text, styled('Heading1'))
const at = (text: string, numId: number, levelAt: number) => para(text, inList(numId, levelAt))

function only(trees: readonly DocumentTree[]): DocumentTree {
  assert.equal(trees.length, 1, `${trees.length} documents`)
  return trees[0]!
}
const rows = ({ paragraphs }: DocumentTree) => paragraphs.map(({ path, printed }) => `${path}|${printed}`)
const kinds = ({ paragraphs }: DocumentTree) => paragraphs.map(({ kind }) => kind)

describe('lists that Word counts', () => {
  it('make no document of their own where one has a single point', () => {
    const numbering =
      definition(0, level(0, 'decimal', '%1.')) +
      list(1, 0) +
      list(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    const tree = word(
      [
        head('Links'),
        at('The forum keeps a list of its own words on its page.', 1, 0),
        at('It is looked over in May, and whoever finds a fault says so.', 1, 0),
        at('It says who made it.', 1, 0),
        head('Halls'),
        head('Other halls'),
        at('The hall of the north', 2, 0),
        head('More'),
        para('The forum has more on its page, which it keeps.'),
      ],
      numbering,
    )
    assert.equal(tree.title, 'Links')
  })

  const anew = [0, 1, 2]
    .map(of => `<w:lvlOverride w:ilvl="${of}"><w:startOverride w:val="1"/></w:lvlOverride>`)
    .join('')
  const levels = level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '(%2)')

  it('go on where a list that starts anew was first used further down', () => {
    const numbering = definition(0, levels) + list(1, 0) + list(2, 0, anew)
    const tree = word(
      [
        at('Bring a key.', 1, 0),
        at('Lock up:', 1, 0),
        at('the doors;', 2, 1),
        at('the gate.', 2, 1),
        at('Go home.', 2, 0),
      ],
      numbering,
    )
    assert.deepEqual(rows(tree), ['1|1.', '2|2.', '2a|(a)', '2b|(b)', '3|3.'])
    assert.deepEqual(tree.faults, [])
  })

  it('that begin again under the next number stand under that', () => {
    const numbering =
      definition(0, level(0, 'upperLetter', '%1.')) +
      definition(1, level(0, 'decimal', '%1.') + level(1, 'decimal', '%2.')) +
      list(1, 0) +
      list(2, 1) +
      list(3, 1, anew)
    const tree = word(
      [
        head('Terms'),
        at('Members are of two kinds:', 1, 0),
        at('those who pay;', 2, 1),
        at('those who do not.', 2, 1),
        at('Guests are no members.', 1, 0),
        at('They sign the book.', 3, 1),
      ],
      numbering,
    )
    assert.deepEqual(rows(tree), ['TE|', 'TE.A|A.', 'TE.A.1|1.', 'TE.A.2|2.', 'TE.B|B.', 'TE.B.1|1.'])
  })

  it('keep an item whose words are all bold an item', () => {
    const tree = word(
      [
        head('Article I. Members'),
        at('Anybody may join who asks for it in writing.', 1, 0),
        at('Whoever joins pays what the meeting sets.', 1, 0),
        para(run('Voting', '<w:b/>'), inList(1, 0)),
        at('Members of a year vote.', 1, 1),
      ],
      definition(0, levels) + list(1, 0),
    )
    assert.deepEqual(rows(tree), ['AI|Article I.', 'AI.1|1.', 'AI.2|2.', 'AI.3|3.', 'AI.3a|(a)'])
  })

  it('hang letters without any punctuation under the number above them', () => {
    const numbering = definition(0, level(0, 'decimal', '(%1)') + level(1, 'lowerLetter', '%2')) + list(1, 0)
    const tree = word(
      [
        at('Ask early.', 1, 0),
        at('A place is kept:', 1, 0),
        at('for a week', 1, 1),
        at('for one group', 1, 1),
        at('No fee.', 1, 0),
      ],
      numbering,
    )
    assert.deepEqual(rows(tree), ['1|(1)', '2|(2)', '2a|a', '2b|b', '3|(3)'])
    assert.deepEqual(tree.faults, [])
  })

  it('print articles in roman numbers and their sections with a leading zero', () => {
    const numbering =
      definition(0, level(0, 'upperRoman', 'Article %1.') + level(1, 'decimalZero', 'Section %1.%2', '<w:isLgl/>')) +
      list(1, 0)
    const tree = word(
      [
        at('Seats', 1, 0),
        at('There are nine seats.', 1, 1),
        at('One is for young people.', 1, 1),
        at('Votes', 1, 0),
        at('Each seat votes once.', 1, 1),
      ],
      numbering,
    )
    assert.deepEqual(
      tree.paragraphs.map(({ printed }) => printed),
      ['Article I.', 'Section 1.01', 'Section 1.02', 'Article II.', 'Section 2.01'],
    )
    assert.deepEqual(tree.faults, [])
  })

  it('begin again in each article, part and schedule, and have the address of it', () => {
    const byWord = word(
      [at('Seats', 1, 0), at('There are nine.', 1, 1), at('Votes', 1, 0), at('Each seat votes once.', 1, 1)],
      definition(0, level(0, 'upperRoman', 'ARTICLE %1 –') + level(1, 'decimal', 'Section %2.')) + list(1, 0),
    )
    assert.deepEqual(rows(byWord), ['AI|ARTICLE I –', 'AI.S1|Section 1.', 'AII|ARTICLE II –', 'AII.S1|Section 1.'])
    assert.deepEqual(byWord.faults, [])
    const typed = only(
      readText(
        'ARTICLE I – NAME\n\nSection 1. The name is the Fen Forum.\n\nSection 2. It meets in Holt.\n\nARTICLE II – MEMBERS\n\nSection 1. Anybody may join.',
      ),
    )
    assert.deepEqual(
      rows(typed).map(row => row.split('|')[0]),
      ['AI', 'AI.S1', 'AI.S2', 'AII', 'AII.S1'],
    )
    assert.deepEqual(typed.faults, [])
    const parts = only(
      readText(
        'Part 1 Planning\n\nChapter 1 Time\n\n1. Twelve weeks are given.\n\nPart 2 Answers\n\nChapter 2 Receipt\n\n2. Each answer is receipted.\n\nSchedule 1 Forms\n\nPart 1 On paper\n\n1. The form is short.',
      ),
    )
    assert.deepEqual(
      rows(parts).map(row => row.split('|')[0]),
      ['P1', 'C1', 'C1.1', 'P2', 'C2', 'C2.2', 'S1', 'S1.P1', 'S1.P1.1'],
    )
    assert.deepEqual(parts.faults, [])
  })

  it('in sentences are numbers only where they count on', () => {
    const rule = (text: string) => rows(only(readText(text))).map(row => row.split('|')[0])
    assert.deepEqual(rule('Rule 1. Keys come back.\n\nRule 2. Doors are shut.'), ['R1', 'R2'])
    assert.deepEqual(rule('Keys come back.\n\nSection 4. The key to it is lost.\n\nDoors are shut.'), [
      'p1',
      'p2',
      'p3',
    ])
  })

  it('that stand in the cells of a table between are no gap, and those of another table hide none', () => {
    const faults = (text: string) => only(readMarkdown(text)).faults.map(({ kind }) => kind)
    const table = '\n\n| Who | What |\n|---|---|\n| 2. Chair | opens |\n| 3. Clerk | writes |\n\n'
    assert.deepEqual(faults(`1. We meet.${table}4. We vote.`), [])
    assert.deepEqual(faults(`${table}1. We meet.\n\n4. We vote.`), ['gap'])
    assert.deepEqual(faults(`1. We meet.${table.replaceAll('. ', ' people: ')}4. We vote.`), ['gap'])
  })

  it('in words and signs count as the program counted them', () => {
    const tree = word(
      [at('Meet', 1, 0), at('Vote', 1, 0), at('Write', 2, 0), at('Send', 2, 0)],
      definition(0, level(0, 'ordinalText', '%1')) +
        definition(1, level(0, 'decimalEnclosedCircle', '%1')) +
        list(1, 0) +
        list(2, 1),
    )
    assert.deepEqual(tree.faults, [])
  })

  it('run on over the parts of a code without a fault, and have one where the count breaks', () => {
    const numbering = definition(0, level(0, 'decimal', '%1.')) + list(1, 0)
    const parts = ['Part 1 Time', 'Part 2 Place'].flatMap((part, of) => [
      head(part),
      ...[1, 2].map(point => at(`The hall keeps rule ${of * 2 + point} of the house.`, 1, 0)),
    ])
    assert.deepEqual(word(parts, numbering).faults, [])
    const broken = readText('Part 1\nTime\n\n1. We meet early in the day.\n\nPart 2\nPlace\n\n5. We meet in the hall.')
    assert.match(
      only(broken)
        .faults.map(({ note }) => note)
        .join(),
      /begins with 5|5\. follows/,
    )
  })

  it('do not count an empty paragraph that only ends a section', () => {
    const numbering = definition(0, level(0, 'decimal', '%1.')) + list(1, 0)
    const breakAt = `<w:p><w:pPr>${inList(1, 0)}<w:sectPr/></w:pPr></w:p>`
    assert.deepEqual(rows(word([at('Come in.', 1, 0), breakAt, at('Sit down.', 1, 0)], numbering)), ['1|1.', '2|2.'])
  })

  it('say how many numbers no file holds, and keep words struck out by hand with a note', () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LISTNUM Own \\l 2 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const body = `<w:p>${field}${run(' A key is lent.')}</w:p>${para(run('Pay ') + run('ten pounds', '<w:strike/>'))}`
    const { notes, blocks } = readDocx(makeWord({ body }))
    assert.match(notes.join(' '), /1 number left out.*LISTNUM/)
    assert.match(notes.join(' '), /1 piece of text struck out by hand/)
    assert.equal(blocks[1]?.text, 'Pay ten pounds')
  })
})

describe('words', () => {
  it('keep the no-break spaces at the edges of their runs', () => {
    const pieces = ['Open on', '\u00a03\u00a0', 'May'].map(text => `<w:r><w:t>${text}</w:t></w:r>`).join('')
    assert.equal(readDocx(makeWord({ body: `<w:p>${pieces}</w:p>` })).blocks[0]?.text, 'Open on\u00a03\u00a0May')
  })

  it('in a picture font are signs, whatever the characters say, by the run or by its style', () => {
    const font = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    const styles = `<w:style w:type="character" w:styleId="Sign"><w:name w:val="Sign"/><w:rPr>${font}</w:rPr></w:style>`
    const body = para(run('4 ') + run('´', font) + run(' 2 ') + run('£', '<w:rStyle w:val="Sign"/>') + run(' 9'))
    assert.equal(readDocx(makeWord({ body, styles })).blocks[0]?.text, '4 × 2 ≤ 9')
  })

  it('of a note keep its table and its list', () => {
    const cell = (text: string) => `<w:tc>${para(text)}</w:tc>`
    const footnotes = `<w:footnote w:id="3">${para('Rates:')}<w:tbl><w:tr>${cell('Hall')}${cell('5')}</w:tr><w:tr>${cell('Yard')}${cell('2')}</w:tr></w:tbl>${para('As of May.')}</w:footnote>`
    const body = `<w:p>${run('Rates apply')}<w:r><w:footnoteReference w:id="3"/></w:r></w:p>`
    assert.match(readDocx(makeWord({ body, footnotes })).blocks[0]?.text ?? '', /Rates: Hall, 5; Yard, 2\. As of May\./)
  })
})

describe('numbers by their look', () => {
  it('with a capital letter are numbers in a run, and words alone', () => {
    const tree = only(readText('Notes\n\n4A\tA guest signs the book.\n\n4B\tA guest leaves by ten.\n\nThe end of it.'))
    assert.deepEqual(rows(tree).slice(1, 3), ['4A|4A', '4B|4B'])
    assert.ok(
      only(readText('Talks\n\n3D printing is taught here on Mondays.\n\nBring a pen.')).paragraphs.every(
        ({ printed }) => printed === '',
      ),
    )
  })

  it('with a section sign hold the lists under them, and letters come between numbers', () => {
    const tree = only(
      readMarkdown(
        '# Rules\n\n## § 3 Aim\n\nThis is the aim.\n\n## § 3a Late aims\n\n(1) An aim may come late.\n\n(2) Not too late.\n\n## § 4 End\n\n(1) All ends.',
      ),
    )
    assert.deepEqual(rows(tree).slice(1), ['3|§ 3', '3.p1|', '3a|§ 3a', '3a.1|(1)', '3a.2|(2)', '4|§ 4', '4.1|(1)'])
    assert.deepEqual(tree.faults, [])
    const halves = only(
      readMarkdown(
        '# Charter\n\n## § 2-100. Name.\n\nA. We are so called.\n\nB. We stay so called.\n\n## § 2-110. Fees.\n\nA. Fees are set in May.',
      ),
    )
    assert.deepEqual(rows(halves).slice(1), ['2-100|§ 2-100.', '2-100A|A.', '2-100B|B.', '2-110|§ 2-110.', '2-110A|A.'])
    assert.deepEqual(halves.faults, [])
  })

  it('at the start of a wrapped line stay in the sentence that speaks of them', () => {
    const tree = only(
      readText(
        '1. Keys\n\n1.1 You may borrow a key of the hall, but only in the way that clause\n3.2 allows, and never for long.\n\n1.2 Bring it back.',
      ),
    )
    assert.deepEqual(rows(tree), ['1|1.', '1.1|1.1', '1.2|1.2'])
    assert.match(tree.paragraphs[1]!.text, /that clause 3\.2 allows/)
  })
})

describe('a list of contents', () => {
  it('that somebody typed is one, tabs, spaces and bold regardless, and leaves the clauses their addresses', () => {
    const bold = (text: string) => para(run(text, '<w:b/>'))
    const tree = word([
      bold('Code for yard users'),
      bold('Contents'),
      bold('1. Keys\t\t\t\t2'),
      bold('2. Bins            3'),
      bold('1. Keys'),
      para('1.1 Ask for one.'),
      bold('2. Bins'),
      para('2.1 Close the lid.'),
    ])
    assert.equal(tree.title, 'Code for yard users')
    assert.deepEqual(kinds(tree), [
      'heading',
      'heading',
      'contents',
      'contents',
      'heading',
      'paragraph',
      'heading',
      'paragraph',
    ])
    assert.deepEqual(rows(tree).slice(4), ['1|1.', '1.1|1.1', '2|2.', '2.1|2.1'])
  })

  it('without pages is one where its lines come again', () => {
    const tree = only(
      readText(
        'Yard code\n\nContents\n\n1. Keys\n\n2. Bins\n\n1. Keys\n\n1.1 Ask for one.\n\n2. Bins\n\n2.1 Close the lid.',
      ),
    )
    assert.deepEqual(kinds(tree).slice(2, 4), ['contents', 'contents'])
    assert.deepEqual(rows(tree).slice(4), ['1|1.', '1.1|1.1', '2|2.', '2.1|2.1'])
  })

  it('of a web page is one, and the page one document', () => {
    const tree = only(
      readHtml(
        '<h1>Yard process</h1><nav id="toc"><ol><li>1. Keys</li><li>2. Bins</li></ol></nav><h2>1. Keys</h2><p>Ask for one.</p><h2>2. Bins</h2><p>Close the lid.</p>',
      ),
    )
    assert.deepEqual(kinds(tree), ['heading', 'contents', 'contents', 'heading', 'paragraph', 'heading', 'paragraph'])
  })
})

describe('a title', () => {
  it('is whole where its words go on in the next line', () => {
    const bold = (text: string) => para(run(text, '<w:b/>'))
    const tree = word([
      bold('Code of Practice on the use of'),
      bold('yards by neighbours'),
      head('1. Keys'),
      para('1.1 Ask for one.'),
    ])
    assert.equal(tree.title, 'Code of Practice on the use of yards by neighbours')
  })

  it('is not the greeting of a letter in an annex', () => {
    const tree = only(
      readText('Yard code\n\n1. Keys\n\n1.1 Ask for one.\n\nAnnex 1 Letter\n\nDear neighbour, welcome.\n\nCome in.'),
    )
    assert.equal(tree.title, 'Yard code')
  })
})

it('of a web page, what it does not show is left out and said, and its ways round the site are furniture', async () => {
  const page =
    '<html><body><nav><ul><li>Home</li></ul></nav><main><h1>Halls</h1><p>1. Open <s>at nine</s> at ten.</p><p hidden>Draft.</p><p>2. Shut<b><span style="display: none">x</span></b>.</p><table><tr><td>Hall<td hidden>Draft<tr><td>Door<td><del>old</del> red</table><section hidden="until-found"><p>Keys.</p></section></main><footer><p>Cookies</p></footer></body></html>'
  const read = await readFile('halls.html', new TextEncoder().encode(page))
  assert.ok(read.ok)
  const tree = only(read.value.documents)
  assert.deepEqual(kinds(tree), ['furniture', 'heading', 'paragraph', 'paragraph', 'table', 'paragraph', 'furniture'])
  assert.doesNotMatch(JSON.stringify(tree), /Draft|Shutx/)
  assert.match(JSON.stringify(tree), /Keys\./)
  assert.match(read.value.notes.join(' '), /3 pieces of hidden text left out.* 2 pieces of text struck out by hand/)
})

it('contents that are links to the clauses leave the clauses their addresses', () => {
  const tree = only(
    readMarkdown(
      '# Code\n\n## Contents\n\n1. [Purpose](#a)\n2. [Scope](#b)\n\n## 1. Purpose\n\n1.1. We meet.\n\n## 2. Scope\n\nAll of us.',
    ),
  )
  assert.deepEqual(kinds(tree).slice(2, 4), ['contents', 'contents'])
  assert.deepEqual(tree.faults, [])
})

it('principles, steps, questions and recommendations have the numbers they are printed with', () => {
  const paths = (text: string) => only(readText(text)).paragraphs.map(({ path }) => path)
  assert.deepEqual(paths('3. Advice\n\nR1 Pay on time.\nR2 Say thanks.\n\n4. Ending\n\nThe end.'), [
    '3',
    'R1',
    'R2',
    '4',
    '4.p1',
  ])
  assert.deepEqual(paths('Principle 1: Trust\n\nWe keep it.\n\nPrinciple 2 – Care\n\nWe take it.'), [
    'P1',
    'P1.p1',
    'P2',
    'P2.p1',
  ])
  assert.deepEqual(paths('May 1: Fair in the square.\n\nMay 2: Rest.'), ['p1', 'p2'])
})

it('a rich text file is refused with a way out', async () => {
  const read = await readFile('code.rtf', Buffer.from('{\\rtf1 words}'))
  assert.ok(!read.ok)
  assert.match(read.problem.message, /rich text/)
  assert.match(read.problem.message, /save it as \.docx/)
})
