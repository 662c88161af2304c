import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { workingTime } from '../../../test/support/working-time.ts'
import type { DocumentTree } from '../tree.ts'
import { readHtml, readMarkdown, readText } from './read.ts'
import { checklists, known } from './testing/known.ts'
import { asHtml, asMarkdown } from './testing/print.ts'
import { bullets, score, spellOut } from './testing/score.ts'
import { seed, seedFiles, seedFolder } from './testing/seeds.ts'

const skip = seedFolder() === null ? 'the real documents are not on this machine (COMPACT_SEEDS)' : false
const draftsFile = '003_74df377e7ba4e66d.txt'
const faults = (tree: DocumentTree | undefined): string[] => (tree?.faults ?? []).map(({ kind, at }) => `${kind} ${at}`)

describe('six real codes', { skip }, () => {
  for (const { name, file, document, addresses, bullets: count } of known) {
    test(`${name}: every number, letter and point with its address and kind`, t => {
      const tree = readText(seed(file))[document]!
      const expected = spellOut(addresses)
      const result = score(tree, expected)
      const signs = bullets(tree).length
      t.diagnostic(`${name}: ${result.found} of ${result.expected} addresses, ${signs} of ${count} points with signs`)
      assert.deepEqual(result.missing, [])
      assert.deepEqual(result.wrongKind, [])
      assert.equal(result.inOrder, true)
      assert.equal(signs, count)
      const sections = document >= 2 ? ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] : []
      assert.deepEqual(result.extra, sections)
    })
  }

  test('the two drafts have the numbers of points that people counted in them', () => {
    const counts = known.slice(0, 2).map(each => spellOut(each.addresses).length)
    assert.deepEqual(counts, [163, 204])
  })

  for (const [document, addresses] of checklists) {
    test(`checklist of draft ${document}`, () => {
      const result = score(readText(seed(draftsFile))[document]!, spellOut(addresses))
      assert.deepEqual([...result.missing, ...result.wrongKind], [])
    })
  }

  test('one file of a letter, a pack and two drafts gives four documents with their versions', () => {
    const trees = readText(seed(draftsFile))
    assert.deepEqual(
      trees.map(tree => tree.version),
      [null, null, '0.f', '0.e'],
    )
    assert.match(trees[2]!.title, /on Consultation$/)
    assert.match(trees[3]!.title, /on Partnerships$/)
    assert.equal(trees[3]!.paragraphs.at(-1)?.path, 'CL3.3')
  })

  test('faults of the drafts are named and nothing is renumbered', () => {
    const trees = readText(seed(draftsFile))
    assert.deepEqual(faults(trees[2]), ['gap 4.7', 'unnumbered 5.3.p1', 'split 6.3c', 'near-duplicate 10.7c'])
    assert.deepEqual(faults(trees[3]), ['duplicate 7.6a', 'gap 9.5'])
    assert.deepEqual(faults(trees[1]), ['split DP.p5', 'split NS.p2', 'unnumbered CO.p1'])
  })

  test('text after a list belongs to what the list belongs to', () => {
    const { paragraphs } = readText(seed(draftsFile))[2]!
    const after = paragraphs.find(each => each.path === '1.2.p1')
    assert.equal(paragraphs.find(each => each.key === after?.parent)?.path, '1.2')
  })

  test('special paragraphs are known for what they are', () => {
    const kinds = (file: string, kind: string): number =>
      readText(seed(file)).reduce((sum, tree) => sum + tree.paragraphs.filter(each => each.kind === kind).length, 0)
    assert.equal(kinds(seedFiles[0], 'contents'), 9)
    assert.equal(kinds(seedFiles[0], 'quote'), 3)
    assert.equal(kinds(seedFiles[0], 'table'), 1)
    assert.equal(kinds(seedFiles[1], 'furniture'), 1)
    assert.equal(kinds(seedFiles[4], 'contents'), 10)
    assert.equal(kinds(seedFiles[4], 'table'), 1)
    assert.equal(kinds(seedFiles[4], 'contact'), 3)
    assert.equal(kinds(draftsFile, 'contact'), 8)
  })
})

describe('the same real documents in other formats', { skip }, () => {
  const bare = (trees: readonly DocumentTree[]): unknown =>
    trees.map(({ title, version, paragraphs }) => ({
      title,
      version,
      paragraphs: paragraphs.map(({ path, printed, kind, level, text }) =>
        [path, printed, kind, level, text].join(' | '),
      ),
    }))
  for (const file of seedFiles) {
    test(`${file} as Markdown`, () => {
      const trees = readText(seed(file))
      assert.deepEqual(bare(readMarkdown(asMarkdown(trees))), bare(trees))
    })
    test(`${file} as HTML`, () => {
      const trees = readText(seed(file))
      assert.deepEqual(bare(readHtml(asHtml(trees))), bare(trees))
    })
  }
})

describe('nothing is lost', { skip }, () => {
  for (const file of seedFiles) {
    test(`every letter and digit of ${file} is in the trees, in order`, () => {
      const source = seed(file).replace(/<\/?i>/g, '')
      const words = readText(source).flatMap(tree => tree.paragraphs.map(each => `${each.printed} ${each.text}`))
      const letters = (text: string): string => (text.match(/[\p{L}\p{N}’'“”"@<>:;.,()?/&–]/gu) ?? []).join('')
      assert.equal(letters(words.join(' ')), letters(source))
    })
    test(`every printed number of ${file} stands before its words in the file`, () => {
      const flat = ` ${seed(file).replace(/[\s*-]+/g, ' ')}`
      for (const tree of readText(seed(file))) {
        for (const { printed, text } of tree.paragraphs) {
          if (printed === '') continue
          const words = text
            .replace(/[\s*-]+/g, ' ')
            .trim()
            .slice(0, 30)
          assert.ok(
            flat.includes(` ${printed} ${words}`) || flat.includes(` ${printed}: ${words}`),
            `${printed} ${words}`,
          )
        }
      }
    })
  }
})

describe('speed on the largest real document', { skip }, () => {
  const median = (work: () => unknown): number => {
    const times = Array.from({ length: 9 }, () => {
      const start = workingTime()
      work()
      return workingTime() - start
    })
    return times.sort((one, two) => one - two)[4]!
  }
  test('70 KB in under 150 ms', t => {
    const source = seed(draftsFile)
    const time = median(() => readText(source))
    t.diagnostic(`text ${time.toFixed(1)} ms`)
    assert.ok(time < 150)
  })
  test('as Markdown and HTML not much slower', t => {
    const trees = readText(seed(draftsFile))
    const [markdown, html] = [asMarkdown(trees), asHtml(trees)]
    const times = [median(() => readMarkdown(markdown)), median(() => readHtml(html))]
    t.diagnostic(`Markdown ${times[0]!.toFixed(1)} ms, HTML ${times[1]!.toFixed(1)} ms`)
    assert.ok(Math.max(...times) < 500)
  })
})
