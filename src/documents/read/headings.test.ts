import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readHtml } from './read.ts'

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
