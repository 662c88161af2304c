import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { anyText } from '../../../test/support/any-text.ts'
import { closeCompiler, type PdfContent, renderPdf } from './pdf/index.ts'
import { treeToPdf } from './tree-pdf.ts'
import { aTree, treeOf } from './trees.arbitrary.ts'

type Tag = { readonly role?: string; readonly children?: readonly Tag[] }

async function look(pdf: Uint8Array) {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const { info, metadata } = await document.getMetadata()
  const tags: Tag[] = []
  let text = ''
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    tags.push((await page.getStructTree()) as Tag)
    const { items } = await page.getTextContent()
    text += items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  }
  const found = {
    info: info as { Title?: string; Language?: string },
    xmp: String((metadata as unknown as { getRaw(): string } | null)?.getRaw() ?? ''),
    // The reader gives maps here, whatever its types say.
    marked: new Map<unknown, unknown>((await document.getMarkInfo()) as never),
    viewer: new Map<unknown, unknown>((await document.getViewerPreferences()) as never),
    roles: tags.flatMap(rolesOf),
    text,
    pages: document.numPages,
  }
  await document.loadingTask.destroy()
  return found
}

function rolesOf(tag: Tag): string[] {
  return [tag.role ?? '', ...(tag.children ?? []).flatMap(rolesOf)].filter(role => role !== '' && role !== 'Root')
}

const receipt: PdfContent = [
  { kind: 'heading', level: 1, words: 'What you told us' },
  { kind: 'summary', rows: [{ term: 'Given on', words: '4 May 2026' }] },
  { kind: 'heading', level: 4, words: 'Your points', number: '2' },
  { kind: 'paragraph', number: '7.6', words: [{ text: 'Keep ' }, { text: 'this', strong: true }] },
  {
    kind: 'list',
    items: [
      { label: 'a)', words: 'one', blocks: [{ kind: 'list', items: [{ label: 'iv.', words: 'deep' }] }] },
      { words: 'two' },
    ],
  },
  { kind: 'table', header: ['Who', 'When'], rows: [['Chair', 'May'], ['Clerk']] },
  { kind: 'quote', blocks: [{ kind: 'paragraph', words: 'as was said' }] },
  { kind: 'note', words: [{ text: 'see our page', href: 'https://example.org/' }] },
]

/** A few words in every script that people of an area write. */
const spoken = {
  Panjabi: 'ਸਾਨੂੰ ਹੋਰ ਸਮਾਂ ਚਾਹੀਦਾ ਹੈ',
  Bengali: 'আমাদের আরও সময় দরকার',
  Gujarati: 'અમને વધુ સમય જોઈએ છે',
  Hindi: 'हमें और समय चाहिए',
  Tamil: 'எங்களுக்கு அதிக நேரம் தேவை',
  Telugu: 'మాకు మరింత సమయం కావాలి',
  Malayalam: 'ഞങ്ങൾക്ക് സമയം വേണം',
  Kannada: 'ನಮಗೆ ಸಮಯ ಬೇಕು',
  Sinhala: 'අපට තව කාලය අවශ්‍යයි',
  Thai: 'เราต้องการเวลามากขึ้น',
  Arabic: 'نحتاج إلى مزيد من الوقت',
  Urdu: 'ہمیں مزید وقت چاہیے، ڈاک سے',
  Hebrew: 'אנחנו צריכים עוד זמן',
  Amharic: 'ተጨማሪ ጊዜ እንፈልጋለን',
  Chinese: '我們需要更多時間。我们需要更多时间。',
  Japanese: 'もっと時間が必要です',
  Korean: '우리는 더 많은 시간이 필요합니다',
  Ukrainian: 'Нам потрібно більше часу',
  Greek: 'Χρειαζόμαστε χρόνο',
  Polish: 'Łódź, żółć',
  Vietnamese: 'Chúng tôi cần thêm thời gian',
}

describe('a PDF', () => {
  after(closeCompiler)

  it('prints every script that people of an area write, from a receipt to a table, and stays PDF/UA-1', async () => {
    for (const [name, words] of Object.entries(spoken)) {
      const pdf = await renderPdf(
        [
          { kind: 'heading', level: 1, words },
          { kind: 'summary', rows: [{ term: 'What you told us', words }] },
          { kind: 'paragraph', number: '2.', words },
          { kind: 'list', items: [{ words }, { words: 'English' }] },
          { kind: 'table', header: ['Question', words], rows: [['How', words]] },
        ],
        { title: `Receipt in ${name}` },
      )
      const { text, xmp } = await look(pdf)
      assert.doesNotMatch(text, /U\+/, name)
      assert.match(xmp, /pdfuaid:part(="|>)1/, name)
    }
  })

  it('sets Arabic and Hebrew from the right, everything else from the left', async () => {
    const [left, right] = [
      [spoken.Panjabi, spoken.Thai, 'English'],
      [spoken.Arabic, spoken.Urdu, spoken.Hebrew],
    ]
    for (const [words, fromRight] of [
      ...left.map(one => [one, false] as const),
      ...right.map(one => [one, true] as const),
    ]) {
      const pdf = await renderPdf([{ kind: 'summary', rows: [{ term: 'Answer', words }] }], { title: 'A receipt' })
      const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
      const page = await document.getPage(1)
      const { items } = await page.getTextContent()
      const at = items.filter(item => 'str' in item && /\p{L}/u.test(item.str)).at(-1) as {
        transform: number[]
        width: number
      }
      const middle = (page.getViewport({ scale: 1 }).width ?? 0) / 2
      assert.equal(at.transform[4]! + at.width / 2 > middle, fromRight, words)
      await document.loadingTask.destroy()
    }
  })

  it('sets a name and what belongs to it as close in a document of that script as in an English one', async () => {
    const apart = async (lang: string, words: string): Promise<number> => {
      const pdf = await renderPdf([{ kind: 'summary', rows: [{ term: words, words }] }], { title: 'A', lang })
      const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
      const { items } = await (await document.getPage(1)).getTextContent()
      const lines = items.flatMap(item =>
        'str' in item && /\p{L}{3}/u.test(item.str) ? [item.transform[5] as number] : [],
      )
      await document.loadingTask.destroy()
      return Math.max(...lines) - Math.min(...lines)
    }
    const english = await apart('en-GB', 'English')
    for (const [lang, words] of [
      ['gu', spoken.Gujarati],
      ['ur', spoken.Urdu],
    ] as const)
      assert.ok((await apart(lang, words)) < english * 1.3, lang)
  })

  it('is PDF/UA-1: marked, titled, in a language, with every part tagged', async () => {
    const found = await look(await renderPdf(receipt, { title: 'Your receipt' }))
    assert.match(found.xmp, /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.equal(found.marked.get('Marked'), true)
    assert.equal(found.info.Title, 'Your receipt')
    assert.equal(found.info.Language, 'en-GB')
    assert.equal(found.viewer.get('DisplayDocTitle'), true)
    for (const role of [
      'H1',
      'H2',
      'H3',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'THead',
      'TH',
      'TD',
      'BlockQuote',
      'Link',
    ])
      assert.ok(found.roles.includes(role), role)
    assert.ok(!found.roles.includes('H4'), 'a skipped level is closed up')
  })

  it('shows numbers and letters exactly as given', async () => {
    const { text } = await look(await renderPdf(receipt, { title: 'Your receipt' }))
    for (const words of ['2 Your points', '7.6 Keep this', 'a) one', 'iv. deep', '• two'])
      assert.ok(text.includes(words), words)
  })

  it('holds forms: boxes with their words, lines that only a pen sees, and a sheet of its own', async () => {
    const form: PdfContent = [
      { kind: 'paragraph', words: 'About the draft', stays: true },
      { kind: 'ticks', asked: 'Tick one box', options: ['Yes', [{ text: 'No', strong: true }]] },
      { kind: 'ticks', asked: 'Tick any', options: Array.from({ length: 60 }, (_, at) => `Option ${at} of many`) },
      { kind: 'write', label: 'Your name', lines: 1 },
      { kind: 'write', label: 'w'.repeat(400), lines: 4 },
      { kind: 'write', label: '', lines: 90 },
      { kind: 'sheet' },
      { kind: 'heading', level: 1, words: 'About you' },
    ]
    const found = await look(await renderPdf(form, { title: 'A form' }))
    assert.match(found.xmp, /<pdfuaid:part>1<\/pdfuaid:part>/)
    for (const words of ['☐ Yes', '☐ No', '☐ Option 59', 'Your name']) assert.ok(found.text.includes(words), words)
    assert.doesNotMatch(found.text, /_{3}|\.{3}/)
    assert.ok(found.pages % 2 === 1, 'the last sheet begins on its front')
  })

  it('takes another language, and 18 point for large print', async () => {
    const content: PdfContent = Array.from({ length: 40 }, () => ({
      kind: 'paragraph',
      words: 'Geiriau i bawb. '.repeat(20),
    }))
    const plain = await look(await renderPdf(content, { title: 'Derbynneb', lang: 'cy' }))
    const large = await look(await renderPdf(content, { title: 'Derbynneb', lang: 'cy', largePrint: true }))
    assert.equal(plain.info.Language, 'cy')
    assert.ok(large.pages > plain.pages * 1.7)
  })

  it('names a sign that no typeface shows, rather than fail or leave it out', async () => {
    const { text } = await look(
      await renderPdf([{ kind: 'paragraph', words: 'a\u{10FFFD}b \u0001\uD800 c\u200Bd' }], { title: 'T' }),
    )
    assert.match(text, /a\[U\+10FFFD\]b/)
  })

  it('survives a number or a word wider than the page', async () => {
    const wide = 'w'.repeat(400)
    const content: PdfContent = [
      { kind: 'paragraph', number: wide, words: wide },
      { kind: 'list', items: [{ label: wide, words: wide }] },
      { kind: 'table', header: [wide, wide], rows: [[wide, wide]] },
      { kind: 'summary', rows: [{ term: wide, words: wide }] },
      { kind: 'heading', level: 1, words: wide },
    ]
    assert.ok((await renderPdf(content, { title: wide })).length > 1000)
  })

  it('refuses a blank title', async () => {
    await assert.rejects(renderPdf([], { title: ' ' }), RangeError)
  })

  // In a line from right to left, one bracket is drawn with the shape of the other, and a reader of the file takes shapes.
  const unmirrored = (text: string) =>
    text.replace(/[[\](){}<>«»]/g, sign => ({ ']': '[', ')': '(', '}': '{', '>': '<', '»': '«' })[sign] ?? sign)

  it('never takes words for layout code', async () => {
    const code = fc.constantFrom(
      '#',
      '#panic("x")',
      '#read("/etc/passwd")',
      '$',
      '*',
      '_',
      '`',
      '```',
      '<l>',
      '@x',
      '\\',
      '"',
      '//',
      '/*',
      ']',
      '[',
      '= ',
      '\n',
      '}',
      '#{',
      '"+sys.version+"',
    )
    const words = fc.array(fc.oneof(code, anyText({ maxLength: 5 })), { maxLength: 10 }).map(list => list.join(''))
    await fc.assert(
      fc.asyncProperty(words, words, async (title, hostile) => {
        const marker = `«${hostile.replace(/[^\u0021-\u007e]/gu, '')}»`
        const pdf = await renderPdf(
          [
            { kind: 'paragraph', words: hostile, number: hostile },
            { kind: 'list', items: [{ label: hostile, words: hostile }] },
            { kind: 'table', header: [hostile], rows: [[hostile]] },
            { kind: 'paragraph', words: marker },
          ],
          { title: `T${title}` },
        )
        const { text } = await look(pdf)
        assert.ok(
          unmirrored(text.replace(/\s|\p{Default_Ignorable_Code_Point}/gu, '')).includes(unmirrored(marker)),
          `${marker} in ${text}`,
        )
      }),
      {
        numRuns: 15,
        endOnFailure: true,
        examples: [['', '\u0625\u{fcdba}\u{190d9}\u{f20d2}/*#{\n"+sys.version+"\\]']],
      },
    )
  })

  it('shows any tree, and waits for many asked for at once', async () => {
    const trees = fc.sample(aTree(), 12)
    const pdfs = await Promise.all(trees.map(tree => treeToPdf(tree)))
    assert.ok(pdfs.every(pdf => Buffer.from(pdf.slice(0, 5)).toString() === '%PDF-'))
    const tree = treeOf([
      ['1', '1', 'heading', 0, 'Aims'],
      ['1.1', '1.1', 'paragraph', 1, 'We **agree**'],
      ['1.1a', 'a)', 'item', 2, 'to meet'],
    ])
    const { text, roles } = await look(await treeToPdf(tree))
    for (const words of ['A code of ours', '1 Aims', '1.1 We agree', 'a) to meet'])
      assert.ok(text.includes(words), words)
    assert.ok(roles.includes('H2') && roles.includes('Lbl'))
  })

  it('goes on past the lifetime of one compiling process', async () => {
    const pdfs = await Promise.all(
      Array.from({ length: 260 }, (_, at) =>
        renderPdf([{ kind: 'paragraph', words: `point ${at}` }], { title: `Receipt ${at}` }),
      ),
    )
    assert.equal(pdfs.length, 260)
    assert.match((await look(pdfs[255]!)).text, /Receipt 255\s+point 255/)
  })

  it('finishes what is in hand when closed', async () => {
    const inHand = renderPdf(receipt, { title: 'In hand' })
    closeCompiler()
    assert.equal((await look(await inHand)).info.Title, 'In hand')
  })

  it('starts again after the compiler was closed', async () => {
    closeCompiler()
    assert.ok((await renderPdf(receipt, { title: 'Again' })).length > 1000)
  })
})
