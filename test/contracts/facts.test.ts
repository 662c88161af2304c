/** What holds for every part of the read model: its example has the shape it declares, and it stands under its subject. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { factModels } from '../../src/facts/models.ts'

for (const { subject, parts } of Object.values(factModels))
  describe(`the facts of a ${subject}`, () => {
    for (const part of parts)
      it(`${part.name}: the example has its shape`, () => {
        assert.deepEqual(part.shape.parse(part.example), part.example)
        assert.equal(part.subject, subject)
      })

    it('are told in parts of different names', () => {
      const names = parts.map(({ name }) => name)
      assert.deepEqual([...new Set(names)], names)
    })
  })
