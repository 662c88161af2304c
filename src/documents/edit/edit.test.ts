import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainText } from '../export/inline.ts'
import { anEdit, aTree, treeOf } from '../export/trees.arbitrary.ts'
import type { DocumentTree } from '../tree.ts'
import { applyEdit, applyEdits, type Edit } from './index.ts'

const code = treeOf([
  ['1', '1', 'heading', 0, 'How we talk'],
  ['1.1', '1.1', 'paragraph', 1, 'Partners meet **four times** a year. They publish notes.'],
  ['1.1a', 'a)', 'item', 2, 'notes are short'],
  ['1.1b', 'b)', 'item', 2, 'notes are plain'],
  ['f', '', 'furniture', 0, 'Page 3'],
  ['1.2', '1.2', 'paragraph', 1, 'Anyone may ask.'],
])

function done(tree: DocumentTree, ...edits: Edit[]) {
  const result = applyEdits(tree, edits)
  assert.ok(result.ok, result.ok ? '' : result.problem.note)
  return result.value
}

describe('correcting a tree', () => {
  it('splits: the first part keeps the key and the number, the second says where it comes from', () => {
    const at = code.paragraphs[1]!.text.indexOf('They')
    const { tree, origins } = done(code, { do: 'split', key: '1.1', at, as: 'new' })
    assert.deepEqual(
      tree.paragraphs.slice(1, 3).map(({ key, printed, text }) => ({ key, printed, text })),
      [
        { key: '1.1', printed: '1.1', text: 'Partners meet **four times** a year.' },
        { key: 'new', printed: '', text: 'They publish notes.' },
      ],
    )
    assert.deepEqual(origins.at(-1), { key: 'new', from: ['1.1'], how: 'split' })
    assert.equal(tree.paragraphs[3]!.parent, 'new')
  })

  it('refuses to split inside a mark or at an end', () => {
    const inside = code.paragraphs[1]!.text.indexOf('times')
    assert.equal(applyEdit(code, { do: 'split', key: '1.1', at: inside }).ok, false)
    assert.equal(applyEdit(code, { do: 'split', key: '1.1', at: 0 }).ok, false)
    assert.equal(applyEdit(code, { do: 'split', key: 'nobody', at: 3 }).ok, false)
  })

  it('joins and keeps the number that was printed in the middle as words', () => {
    const { tree, origins } = done(code, { do: 'join', key: '1.1b' })
    assert.equal(tree.paragraphs[2]!.text, 'notes are short b) notes are plain')
    assert.deepEqual(origins, [{ key: '1.1a', from: ['1.1a', '1.1b'], how: 'joined' }])
  })

  it('moves a paragraph with all that hangs under it, numbers as they were', () => {
    const { tree } = done(code, { do: 'move', key: '1.1', after: '1.2' })
    assert.deepEqual(
      tree.paragraphs.map(({ key }) => key),
      ['1', 'f', '1.2', '1.1', '1.1a', '1.1b'],
    )
    assert.deepEqual(
      tree.paragraphs.map(({ printed }) => printed),
      ['1', '', '1.2', '1.1', 'a)', 'b)'],
    )
    assert.equal(applyEdit(code, { do: 'move', key: '1.1', after: '1.1a' }).ok, false)
  })

  it('changes levels with everything under them', () => {
    const { tree } = done(code, { do: 'level', key: '1.1', level: 0 })
    assert.deepEqual(
      tree.paragraphs.map(({ level }) => level),
      [0, 0, 1, 1, 0, 1],
    )
    assert.equal(tree.paragraphs[1]!.parent, null)
  })

  it('gives a moved letter the address of its new place', () => {
    const { tree } = done(code, { do: 'move', key: '1.1a', after: '1.2', level: 2 })
    assert.equal(tree.paragraphs.at(-1)!.path, '1.2a')
  })

  it('drops page furniture, marks, rewords, corrects a number, inserts and removes', () => {
    const { tree, origins } = done(
      code,
      { do: 'drop-furniture' },
      { do: 'mark', key: '1.2', kind: 'definition' },
      { do: 'text', key: '1.2', text: 'Anyone may write.' },
      { do: 'number', key: '1.2', printed: '1.3' },
      { do: 'insert', after: '1.2', text: 'And expect an answer.', as: 'n' },
      { do: 'remove', key: '1' },
    )
    assert.deepEqual(
      tree.paragraphs.map(({ key, path, level }) => [key, path, level]),
      [
        ['1.1', '1.1', 0],
        ['1.1a', '1.1a', 1],
        ['1.1b', '1.1b', 1],
        ['1.2', '1.3', 0],
        ['n', 'p1', 0],
      ],
    )
    assert.deepEqual(
      origins.map(({ how }) => how),
      ['removed', 'edited', 'edited', 'edited', 'new', 'removed'],
    )
  })
})

describe('whatever is done to a tree', () => {
  it('keys and addresses stay unique, parents stand before and above, printed numbers stay', () => {
    fc.assert(
      fc.property(aTree(), fc.array(anEdit(), { maxLength: 12 }), (tree, makers) => {
        let present = tree
        for (const make of makers) {
          const result = applyEdit(present, make(present))
          if (result.ok) present = result.value.tree
        }
        const { paragraphs } = present
        assert.equal(new Set(paragraphs.map(({ key }) => key)).size, paragraphs.length)
        assert.equal(new Set(paragraphs.map(({ path }) => path)).size, paragraphs.length)
        const levels = new Map<string | null, number>()
        for (const paragraph of paragraphs) {
          const above = paragraph.parent === null ? -1 : levels.get(paragraph.parent)
          assert.ok(above !== undefined && above < paragraph.level)
          levels.set(paragraph.key, paragraph.level)
          const was = tree.paragraphs.find(({ key }) => key === paragraph.key)
          if (was) assert.equal(paragraph.printed, was.printed)
        }
      }),
    )
  })

  it('splitting and joining again loses no word and keeps the key', () => {
    fc.assert(
      fc.property(aTree(), fc.nat(), fc.nat(), (tree, which, where) => {
        const paragraph = tree.paragraphs[which % tree.paragraphs.length]!
        const cut = applyEdit(tree, {
          do: 'split',
          key: paragraph.key,
          at: where % (paragraph.text.length + 1),
          as: 'n',
        })
        if (!cut.ok) return
        const joined = applyEdit(cut.value.tree, { do: 'join', key: 'n' })
        assert.ok(joined.ok)
        const again = joined.value.tree.paragraphs.find(({ key }) => key === paragraph.key)!
        const squeeze = (text: string) => plainText(text).replace(/\s/g, '')
        assert.equal(squeeze(again.text), squeeze(paragraph.text))
      }),
    )
  })
})
