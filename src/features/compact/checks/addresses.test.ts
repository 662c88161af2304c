/** Every form and record that a finding can name leads to a page that is there. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formNames, practices } from '../../../codes/index.ts'
import { addressIn, declaredPaths, shapeOf } from './declared.ts'
import { stepOf } from './finding.view.ts'
import { pathOfStep } from './form-addresses.ts'

test('every form leads to a page that is declared', async () => {
  const declared = await declaredPaths()
  const lost = formNames.filter(form => !declared.has(shapeOf(pathOfStep(form, 'consultation.any'))))
  assert.deepEqual(lost, [])
})

test('the next step of every practice leads somewhere', async () => {
  const declared = await declaredPaths()
  for (const { id, subject, live } of practices)
    if (live && (subject === 'consultation' || subject === 'partnership'))
      for (const form of formNames) {
        const step = stepOf(declared, { nextStep: { form }, practice: id, records: [] }, { kind: subject, slug: 'any' })
        assert.ok(step, `${id}: ${form}`)
      }
})

test('an address is made only of a page that is there', () => {
  const declared = new Set([shapeOf('/meetings/:meeting/agenda')])
  assert.equal(addressIn(declared, { path: '/meetings/:id/agenda', params: { id: 'a b' } }), '/meetings/a%20b/agenda')
  assert.equal(addressIn(declared, { path: '/meetings/:id/papers', params: { id: '1' } }), null)
})
