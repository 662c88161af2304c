import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDocx } from './read-docx.ts'
import { definition, inList, level, list, makeWord, para, run, style, styled, type WordParts } from './word-fixture.ts'

function read(body: string, more: Omit<WordParts, 'body'> = {}) {
  return readDocx(makeWord({ body, ...more }))
}
const texts = (body: string, more: Omit<WordParts, 'body'> = {}) => read(body, more).blocks.map(block => block.text)
const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

describe('words of a Word document', () => {
  it('joins runs of one look and keeps spaces out of the marks', () => {
    const body = para(
      run('The ', '<w:b/>') +
        run('lead', '<w:b/>') +
        run(' body', '<w:b w:val="1"/>') +
        run(' must ') +
        run('not ', '<w:i/>') +
        run('ask.'),
    )
    assert.deepEqual(texts(body), ['**The lead body** must *not* ask.'])
  })

  it('nests italic in bold, and escapes nothing', () => {
    const body = para(
      run('Health ', '<w:b/>') + run('and', '<w:b/><w:i/>') + run(' care*', '<w:b/>') + run(' <insert name> & more'),
    )
    assert.deepEqual(texts(body), ['**Health *and* care*** <insert name> & more'])
  })

  it('takes the look of styles, where two of the same cancel out', () => {
    const styles =
      style('Strong', 'Strong', '<w:rPr><w:b/></w:rPr>') +
      style('Lead', 'Lead', '<w:rPr><w:b/></w:rPr>') +
      style('Leader', 'Leader', '<w:basedOn w:val="Lead"/>')
    const body =
      para(run('In bold. ') + run('Not so.', '<w:rStyle w:val="Strong"/>'), styled('Leader')) +
      para(run('So', '<w:rStyle w:val="Strong"/>') + run(' not.'))
    assert.deepEqual(texts(body, { styles }), ['**In bold.** Not so.', '**So** not.'])
  })

  it('keeps tabs, line breaks, hard hyphens and symbols, and drops soft hyphens', () => {
    const body = para(
      '<w:r><w:t>2.1</w:t><w:tab/><w:t>Part\u00adner</w:t><w:softHyphen/><w:t>ship</w:t><w:br/><w:t>twelve</w:t><w:noBreakHyphen/><w:t xml:space="preserve">week </w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    )
    assert.deepEqual(texts(body), ['2.1\tPartnership\ntwelve‑week ✓'])
  })

  it('keeps links, by relationship and by field', () => {
    const body =
      para(`<w:hyperlink r:id="one">${run('the ')}${run('register')}</w:hyperlink>${run('.')}`) +
      para(run('See ') + field(' HYPERLINK "https://example.org/b" ', run('here'))) +
      para(`<w:hyperlink r:id="bad">${run('no')}</w:hyperlink>`)
    const links = { one: 'https://example.org/a', bad: 'javascript:alert(1)' }
    assert.deepEqual(texts(body, { links }), [
      '[the register](https://example.org/a).',
      'See [here](https://example.org/b)',
      'no',
    ])
  })

  it('shows the result of a field and never its instruction', () => {
    assert.deepEqual(texts(para(run('Page ') + field('PAGE', run('4')) + run(' of us'))), ['Page 4 of us'])
  })

  it('loses no words to a field that is never closed', () => {
    const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert.deepEqual(texts(para(run('Before') + open) + para('After')), ['Before', 'After'])
  })

  it('reads through content controls, smart tags and one of two alternatives', () => {
    const inside = `<w:sdt><w:sdtContent>${run('a ')}<w:smartTag>${run('b ')}</w:smartTag></w:sdtContent></w:sdt>`
    const either = `<mc:AlternateContent><mc:Choice Requires="wps">${run('c')}</mc:Choice><mc:Fallback>${run('c again')}</mc:Fallback></mc:AlternateContent>`
    assert.deepEqual(texts(`<w:sdt><w:sdtContent>${para(inside + either)}</w:sdtContent></w:sdt>`), ['a b c'])
  })

  it('accepts tracked changes, shows moved words once, and says so', () => {
    const body =
      para(
        `${run('Open for ')}<w:del><w:r><w:delText>six</w:delText></w:r></w:del><w:ins>${run('twelve')}</w:ins>${run(' weeks')}`,
      ) +
      `<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>${run('Moved')}</w:moveFrom></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('Two halves ')}</w:p>${para('made one')}` +
      para(`<w:moveTo>${run('Moved')}</w:moveTo>`)
    const { blocks, notes } = read(body)
    assert.deepEqual(
      blocks.map(block => block.text),
      ['Open for twelve weeks', 'Two halves made one', 'Moved'],
    )
    assert.equal(notes.length, 1)
    assert.match(notes[0] ?? '', /1 insertion, 1 deletion, 1 moved passage/)
  })

  it('leaves hidden text out and says so', () => {
    const { blocks, notes } = read(para(run('seen') + run(' unseen', '<w:vanish/>')))
    assert.equal(blocks[0]?.text, 'seen')
    assert.match(notes.join(), /hidden/)
  })

  it('puts notes under the paragraph that holds their mark', () => {
    const footnotes = `<w:footnote w:id="2">${para(run('As of 2009.'))}</w:footnote><w:footnote w:id="3">${para(run('Or later.'))}</w:footnote>`
    const body = para(
      `${run('A Compact')}<w:r><w:footnoteReference w:id="3"/></w:r>${run(' and more')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
    )
    assert.deepEqual(texts(body, { footnotes }), [
      'A Compact [note 1] and more [note 2]\n[note 1] Or later.\n[note 2] As of 2009.',
    ])
  })

  it('knows headings by style and outline level, but not a whole clause in a heading style', () => {
    const styles =
      style('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>') +
      style('H2', 'heading 2', `<w:basedOn w:val="Heading1"/><w:pPr>${inList(1, 1)}<w:outlineLvl w:val="1"/></w:pPr>`)
    const numbering = definition(0, level(0, 'decimal', '%1.%2') + level(1, 'decimal', '%1.%2')) + list(1, 0)
    const body =
      para('Aims', styled('Heading1')) +
      para('The partners give each other at least twelve weeks to answer.', styled('H2')) +
      para('By level', '<w:outlineLvl w:val="2"/>')
    const { blocks } = read(body, { styles, numbering })
    assert.deepEqual(
      blocks.map(({ text, heading }) => [text, heading]),
      [
        ['Aims', 1],
        ['The partners give each other at least twelve weeks to answer.', undefined],
        ['By level', 3],
      ],
    )
  })

  it('counts a title above the headings', () => {
    const styles = style('Title', 'Title', '') + style('Heading1', 'heading 1', '')
    const { blocks } = read(para('A Code', styled('Title')) + para('Aims', styled('Heading1')), { styles })
    assert.deepEqual(
      blocks.map(block => block.heading),
      [1, 2],
    )
  })

  it('keeps tables as rows of cells, with merged cells empty, and reads a frame of one column through', () => {
    const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`
    const numbering = definition(0, level(0, 'decimal', '%1.')) + list(1, 0)
    const table = `<w:tbl><w:tr>${cell(para('Who'), '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell(para('a', inList(1, 0)) + para('b', inList(1, 0)), '<w:vMerge w:val="restart"/>')}${cell(para('c'))}</w:tr><w:tr>${cell(para(''), '<w:vMerge/>')}${cell(para(run('d', '<w:b/>')))}</w:tr></w:tbl>`
    const frame = `<w:tbl><w:tr>${cell(para('Boxed') + para('twice'))}</w:tr></w:tbl>`
    const { blocks } = read(table + frame, { numbering })
    assert.deepEqual(blocks[0]?.table, [
      ['Who', ''],
      ['1. a\n2. b', 'c'],
      ['', '**d**'],
    ])
    assert.deepEqual(
      blocks.slice(1).map(block => block.text),
      ['Boxed', 'twice'],
    )
  })

  it('reads text boxes after their paragraph, once, and keeps what a picture is said to show', () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${para('In the box')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${para('In the box')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const picture =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Two people shake hands"/></wp:inline></w:drawing></w:r>'
    const { blocks, notes } = read(para(run('Host') + box) + para(picture))
    assert.deepEqual(
      blocks.map(({ text, furniture }) => [text, furniture]),
      [
        ['Host', undefined],
        ['In the box', undefined],
        ['Two people shake hands', true],
      ],
    )
    assert.match(notes.join(), /1 picture /)
  })

  it('has no more columns than Word, whatever a row says of those before it', () => {
    const row = (before: string) =>
      `<w:tr><w:trPr><w:gridBefore w:val="${before}"/></w:trPr><w:tc>${para('a')}</w:tc><w:tc>${para('b')}</w:tc></w:tr>`
    const widths = (before: string) => read(`<w:tbl>${row(before)}</w:tbl>`).blocks[0]?.table?.[0]?.length
    assert.deepEqual(['1', '1000000000', '-5'].map(widths), [3, 66, 2])
  })

  it('keeps headers at the end as furniture, each once', () => {
    const { blocks } = read(para('Body'), { header: para('Draft 0.4') + para('Draft 0.4') })
    assert.deepEqual(
      blocks.map(({ text, furniture }) => [text, furniture]),
      [
        ['Body', undefined],
        ['Draft 0.4', true],
      ],
    )
  })

  it('brings the lines of a contents list together, made by Word or typed', () => {
    const styles = style('Toc', 'toc 1', '') + style('One', 'heading 1', '')
    const line = (words: string) =>
      `<w:r>${words
        .split('\t')
        .map(part => `<w:t>${part}</w:t>`)
        .join('<w:tab/>')}</w:r>`
    const made = para(line('1\tAims\t2'), styled('Toc')) + para(line('A note'), styled('Toc'))
    const typed = ['Contents\tPage', 'Aims\t2', 'Terms\t3', 'Dates\t12'].map(words => para(line(words))).join('')
    const { blocks } = read(made + para('Between') + typed + para(line('1.1\tPartners meet.')), { styles })
    assert.deepEqual(
      blocks.map(({ text, table }) => table ?? text),
      [
        [
          ['1', 'Aims', '2'],
          ['A note', '', ''],
        ],
        'Between',
        [
          ['Contents', 'Page'],
          ['Aims', '2'],
          ['Terms', '3'],
          ['Dates', '12'],
        ],
        '1.1\tPartners meet.',
      ],
    )
  })

  it('reads what another program writes', async () => {
    const {
      AlignmentType,
      Document,
      HeadingLevel,
      LevelFormat,
      Packer,
      Paragraph,
      TextRun,
      Footer,
      FootnoteReferenceRun,
    } = await import('docx')
    const levels = [LevelFormat.DECIMAL, LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER].map((format, at) => ({
      level: at,
      format,
      text: ['%1.', '%1.%2', '%3)'][at] ?? '',
      alignment: AlignmentType.START,
    }))
    const numbering = (at: number) => ({ reference: 'codes', level: at })
    const made = new Document({
      numbering: { config: [{ reference: 'codes', levels }] },
      footnotes: { 1: { children: [new Paragraph('Agreed in 2009.')] } },
      sections: [
        {
          footers: { default: new Footer({ children: [new Paragraph('Draft 0.4')] }) },
          children: [
            new Paragraph({ text: 'Aims', heading: HeadingLevel.HEADING_1, numbering: numbering(0) }),
            new Paragraph({
              numbering: numbering(1),
              children: [
                new TextRun({ text: 'Lead bodies', bold: true }),
                new TextRun(' plan'),
                new FootnoteReferenceRun(1),
              ],
            }),
            new Paragraph({ text: 'with time', numbering: numbering(2) }),
            new Paragraph({ text: 'with care', numbering: numbering(2) }),
          ],
        },
      ],
    })
    const { blocks } = readDocx(new Uint8Array(await Packer.toBuffer(made)))
    assert.deepEqual(
      blocks.map(({ marker, text, heading, furniture }) => [marker, text, heading ?? furniture]),
      [
        ['1.', 'Aims', 1],
        ['1.1', '**Lead bodies** plan [note 1]\n[note 1] Agreed in 2009.', undefined],
        ['a)', 'with time', undefined],
        ['b)', 'with care', undefined],
        [undefined, 'Draft 0.4', true],
      ],
    )
  })
})
