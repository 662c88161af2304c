/** What holds for every part of the read model: its example has the shape it declares, and it stands under its subject. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { factModels } from '../../src/facts/models.ts'

/** What SQL may find empty: names and addresses of the Hub's own, and words that are passed on whole to be judged. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  ...['path', 'named.one', 'one', 'own.topic', 'own.places', 'subject.email', 'd.basis', 'd.vote_reason', 'a.comment'],
])

for (const { subject, parts } of Object.values(factModels))
  describe(`the facts of a ${subject}`, () => {
    for (const part of parts)
      it(`${part.name}: the example has its shape`, () => {
        assert.deepEqual(part.shape.parse(part.example), part.example)
        assert.equal(part.subject, subject)
      })

    it('are never told by whether a text is empty: "x" is not, and says nothing', () => {
      const found = parts.flatMap(({ name, sql }) =>
        [...sql.matchAll(/([a-z_.]+) (?:<> ''|is distinct from '')/g)]
          .map(([, column = '']) => column)
          .filter(column => !MAY_BE_EMPTY.has(column))
          .map(column => `${name}: ${column}`),
      )
      assert.deepEqual(found, [])
    })

    it('are told in parts of different names', () => {
      const names = parts.map(({ name }) => name)
      assert.deepEqual([...new Set(names)], names)
    })
  })
