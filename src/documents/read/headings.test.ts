import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readBlocks, readHtml } from './read.ts'

describe('headings of programs', () => {
  test('bold that is closed and opened at every line break is one heading', () => {
    const page =
      '<p><b>Code of Good Practice</b><br><b>on</b><br><b>Meeting Early</b></p><p>1.1 Every group is asked.</p>'
    const [heading] = readHtml(page)[0]!.paragraphs
    assert.deepEqual([heading?.kind, heading?.text], ['heading', '**Code of Good Practice\non\nMeeting Early**'])
  })
  test('parts of a checklist that have headings of its own size stand under it', () => {
    const page =
      '<h2>Checklist for meetings</h2><h2>Before</h2><ul><li>Rooms are found.</li></ul><h2>Contacts</h2><p>Ask us.</p>'
    assert.deepEqual(
      readHtml(page)[0]!.paragraphs.map(({ path }) => path),
      ['CL', 'CL1', 'CL1.1', 'CO', 'CO.p1'],
    )
  })
})

describe('headings that nothing but their look tells', () => {
  test('stand under those that the format marks', () => {
    const tree = readBlocks([
      { text: 'Code for halls', heading: 1, line: 1 },
      { text: 'It was made by all who use the halls of the county.', line: 2 },
      { text: '**Keys**', line: 3 },
      { text: 'Keys are lent by the clerk.', line: 4 },
      { text: '**Doors**', line: 5 },
      { text: 'Doors are shut at night.', line: 6 },
    ])[0]!
    assert.deepEqual(
      tree.paragraphs.map(({ path }) => path),
      ['CH', 'CH.p1', 'CH.KE', 'CH.KE.p1', 'CH.DO', 'CH.DO.p1'],
    )
  })

  test('hold nothing that the format marks as deep as what they stand under', () => {
    const tree = readBlocks([
      { text: 'The halls are open to all who live in the county, on every day of the year.', line: 0 },
      { text: 'Motto of the halls', heading: 3, line: 1 },
      { text: '**Open to all**', line: 2 },
      { text: 'It was chosen in May.', line: 3 },
      { text: 'Keys', heading: 3, line: 4 },
      { text: 'Keys are lent.', line: 5 },
    ])[0]!
    assert.deepEqual(
      tree.paragraphs.map(({ path }) => path),
      ['p1', 'MH', 'MH.OA', 'MH.OA.p1', 'KE', 'KE.p1'],
    )
  })

  test('are no words in bold that name what comes after them', () => {
    const [page] = readHtml(
      '<h1>Minutes</h1><p><b>Present:</b> Ann Bell (chair), Cy Dunn</p><p><b>Keys</b></p><p>Two were lent.</p>',
    )
    assert.deepEqual(
      page!.paragraphs.map(({ kind }) => kind),
      ['heading', 'paragraph', 'heading', 'paragraph'],
    )
  })

  test('are no words that say what a picture shows', () => {
    const tree = readBlocks([
      { text: 'Halls', heading: 1, line: 1 },
      { text: '**Figure 3: The hall from the north**', line: 2 },
      { text: 'It was painted in May.', line: 3 },
    ])[0]!
    assert.deepEqual(
      tree.paragraphs.map(({ kind }) => kind),
      ['heading', 'paragraph', 'paragraph'],
    )
  })
})

test('the word over a list of contents holds that list alone', () => {
  const tree = readBlocks([
    { text: 'Code for halls', heading: 1, line: 1 },
    { text: 'Contents', line: 2 },
    { text: 'Keys 2', contents: true, line: 3 },
    { text: 'Keys', heading: 2, line: 4 },
    { text: 'Keys are lent.', line: 5 },
  ])[0]!
  assert.deepEqual(
    tree.paragraphs.map(({ path }) => path),
    ['CH', 'CH.CO', 'CH.CO.n1', 'CH.KE', 'CH.KE.p1'],
  )
})
