import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compareTrees } from '../compare/index.ts'
import { aTree, treeOf } from '../export/trees.arbitrary.ts'
import type { DocumentTree } from '../tree.ts'
import { applyChanges, checkChanges, type TextChange } from './amendments.ts'

const code = treeOf([
  ['1', '1', 'heading', 0, 'Meetings'],
  ['1.1', '1.1', 'paragraph', 1, 'Papers are sent early.'],
  ['1.1a', 'a)', 'item', 2, 'Groups may say that they cannot answer.'],
  ['1.1b', 'b)', 'item', 2, 'Groups may say they are not able to answer.'],
  ['1.2', '1.2', 'paragraph', 1, 'Anyone may ask.'],
])
const textOf = (key: string) => code.paragraphs.find(each => each.key === key)?.text ?? ''
const drop = (key: string, into: string | null = null): TextChange => ({ does: 'drop', key, from: textOf(key), into })
const reword = (key: string, to: string): TextChange => ({ does: 'reword', key, from: textOf(key), to })
const add = (key: string, placed: 'beside' | 'under', printed: string, as = 'new'): TextChange => ({
  does: 'add',
  key,
  as,
  placed,
  kind: 'item',
  printed,
  to: `The words of ${printed}.`,
})
const shape = (tree: DocumentTree) =>
  tree.paragraphs.map(({ key, path, printed, level }) => [key, path, printed, level])

describe('changes of a text', () => {
  it('two points that say nearly the same are merged, and no other number changes', () => {
    const done = applyChanges(code, [
      drop('1.1b', '1.1a'),
      reword('1.1a', 'Groups may say so where they cannot answer.'),
    ])
    assert.ok(done.ok)
    assert.deepEqual(shape(done.value.tree), [
      ['1', '1', '1', 0],
      ['1.1', '1.1', '1.1', 1],
      ['1.1a', '1.1a', 'a)', 2],
      ['1.2', '1.2', '1.2', 1],
    ])
    assert.deepEqual(done.value.origins, [
      { key: '1.1a', from: ['1.1a', '1.1b'], how: 'joined' },
      { key: '1.1a', from: ['1.1a'], how: 'edited' },
    ])
  })

  it('a paragraph is added after everything under the one named, or as the first under it', () => {
    const done = applyChanges(code, [add('1.1', 'beside', '1.1A', 'n1'), add('1.1', 'under', '(aa)', 'n2')])
    assert.ok(done.ok)
    assert.deepEqual(shape(done.value.tree), [
      ['1', '1', '1', 0],
      ['1.1', '1.1', '1.1', 1],
      ['n2', '1.1.aa', '(aa)', 2],
      ['1.1a', '1.1a', 'a)', 2],
      ['1.1b', '1.1b', 'b)', 2],
      ['n1', '1.1A', '1.1A', 1],
      ['1.2', '1.2', '1.2', 1],
    ])
  })

  it('one that takes the number of a dropped one gets its address', () => {
    const done = applyChanges(code, [drop('1.1b'), add('1.1b', 'beside', 'b)')])
    assert.ok(done.ok)
    assert.deepEqual(shape(done.value.tree)[3], ['new', '1.1b', 'b)', 2])
  })

  const clashes: readonly (readonly [string, readonly TextChange[], readonly string[]])[] = [
    ['two rewordings of one paragraph', [reword('1.2', 'Ask.'), reword('1.2', 'Do ask.')], ['twice']],
    ['a rewording of a dropped paragraph', [drop('1.2'), reword('1.2', 'Ask.')], ['twice']],
    ['a drop that leaves paragraphs under it', [drop('1.1'), drop('1.1a')], ['left-under']],
    ['an addition under a dropped paragraph', [drop('1.2'), add('1.2', 'under', 'a)')], ['under-dropped']],
    ['a merger into a dropped paragraph', [drop('1.1a', '1.1b'), drop('1.1b')], ['into-dropped']],
    ['a merger into itself', [drop('1.2', '1.2')], ['into-dropped']],
    ['a merger into nothing', [drop('1.2', 'zz')], ['gone']],
    ['a change of nothing', [reword('1.2', 'Anyone may ask.')], ['same']],
    ['a rewording to no words', [reword('1.2', ' ')], ['empty']],
    ['a change of what is not there', [reword('zz', 'Ask.')], ['gone']],
    ['a change of other words', [{ does: 'reword', key: '1.2', from: 'Nobody may ask.', to: 'Ask.' }], ['stale']],
  ]
  for (const [name, changes, why] of clashes)
    it(`${name} is told`, () => {
      assert.deepEqual(
        checkChanges(code, changes).map(each => each.why),
        why,
      )
      assert.equal(applyChanges(code, changes).ok, false)
    })
})

/** Any changes of a tree, sound or not. */
const anyChanges = fc.array(
  fc.record({
    does: fc.constantFrom('reword', 'drop', 'add'),
    at: fc.nat(),
    into: fc.option(fc.nat()),
    placed: fc.constantFrom('beside', 'under'),
    printed: fc.constantFrom('', '1.1', 'a)', 'iv.', '9'),
    kind: fc.constantFrom('paragraph', 'item', 'heading'),
  }),
  { maxLength: 6 },
)

describe('a version made of changes', () => {
  it('the comparison of the two versions gives exactly the changes back, and all else is as it was', () => {
    fc.assert(
      fc.property(aTree(), anyChanges, (tree, wanted) => {
        const changes = soundOnes(
          tree,
          wanted.map(({ does, at, into, ...rest }, count): TextChange => {
            const keyAt = (n: number) => tree.paragraphs[n % tree.paragraphs.length]!
            const { key, text: from } = keyAt(at)
            if (does === 'reword') return { does, key, from, to: `other words ${count}` }
            if (does === 'drop') return { does, key, from, into: into === null ? null : keyAt(into).key }
            return { does: 'add', key, as: `new-${count}`, to: `fresh words ${count}`, ...rest } as TextChange
          }),
        )
        const done = applyChanges(tree, changes)
        assert.ok(done.ok)
        const { rows } = compareTrees(tree, done.value.tree)
        const found = rows.flatMap(({ old, fresh, changes: kinds }): string[] => {
          if (!old) return [`add ${fresh!.key} ${fresh!.printed} ${fresh!.kind} ${fresh!.text}`]
          if (!fresh) return [`drop ${old.key}`]
          const { text: _, ...before } = old
          const { text, ...after } = fresh
          assert.deepEqual(after, before, 'nothing but the words of a kept paragraph changes')
          if (text !== old.text) return [`reword ${old.key} ${text}`]
          assert.ok(
            kinds.every(kind => kind === 'same' || kind === 'split' || kind === 'joined'),
            kinds.join(),
          )
          return []
        })
        const made = changes.map(change => {
          if (change.does === 'reword') return `reword ${change.key} ${change.to}`
          if (change.does === 'drop') return `drop ${change.key}`
          return `add ${change.as} ${change.printed} ${change.kind} ${change.to}`
        })
        assert.deepEqual(found.toSorted(), made.toSorted())
      }),
    )
  })
})

/** The changes of a list that can stand together: whatever is refused is left out, until nothing is. */
function soundOnes(tree: DocumentTree, changes: readonly TextChange[]): readonly TextChange[] {
  const refused = new Set(checkChanges(tree, changes).map(({ at }) => at))
  return refused.size === 0
    ? changes
    : soundOnes(
        tree,
        changes.filter((_, at) => !refused.has(at)),
      )
}
