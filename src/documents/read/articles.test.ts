import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown, readText } from './read.ts'

const pathsOf = (text: string) => {
  const [tree] = readMarkdown(text)
  return tree!.paragraphs.filter(({ path }) => /^A\d/.test(path)).map(({ path, text: words }) => `${path} ${words}`)
}

describe('articles whose word is cut short', () => {
  it('are numbers, those that were put in behind others too', () => {
    const text =
      '# Club rules\n\n## Art. 1 Name\n\n## Art. 2 Members\n\n## Art. 2bis Guests\n\n## Art. 2-ter Friends\n\n## Art. 3 Fees\n\nFees are set in May.\n'
    const [tree] = readMarkdown(text)
    assert.deepEqual(pathsOf(text), [
      'A1 Name',
      'A2 Members',
      'A2bis Guests',
      'A2ter Friends',
      'A3 Fees',
      'A3.p1 Fees are set in May.',
    ])
    assert.deepEqual(tree!.faults, [])
  })

  it('stand on lines of their own in other languages, with a dash before their name', () => {
    assert.deepEqual(
      pathsOf('# Regolamento\n\nArt. 1 - Nome\n\nIl circolo si chiama Nord.\n\nArt. 2 - Soci\n\nTutti.\n'),
      ['A1 Nome', 'A1.p1 Il circolo si chiama Nord.', 'A2 Soci', 'A2.p1 Tutti.'],
    )
  })

  it('are words where a sentence speaks of them', () => {
    assert.deepEqual(pathsOf('# Rules\n\nArt. 5 says who may join.\n\nArt. 6 of the old rules is gone.\n'), [])
  })
})

describe('the title over a list of contents', () => {
  it('is what stands over the word Contents, however many lines it takes', () => {
    const text =
      'Code of the\nHall of the Neighbours\nof Northside\n\nContents\n1. Booking .......... 2\n2. Care ............. 3\n\n1. Booking\n\n1.1 Book a week ahead.\n\n2. Care\n\n2.1 Leave it clean.\n'
    assert.equal(readText(text)[0]!.title, 'Code of the Hall of the Neighbours of Northside')
  })
})
