/** No check of how many answered tells more by its verdict than by its sentence, and of too few none tells anything. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { USUAL_LIMIT as tooFew } from '../facts/consultation/taking-part.ts'
import { exemplaryConsultation } from '../facts/consultation.ts'
import { exampleConsultation, exampleDay } from '../facts/examples.ts'
import { day } from '../kernel/day.ts'
import { practiceOf } from './registry.ts'

const { responses, sectorResponses } = exemplaryConsultation

/** Facts in which so many of so many did what each practice asks. */
const counted = {
  'consultation.documents-read-first': (part: number, whole: number) => ({
    sectorResponses: { ...sectorResponses, given: whole, citing: part },
  }),
  'consultation.evidence-in-responses': (part: number, whole: number) => ({
    sectorResponses: { ...sectorResponses, given: whole, withEvidence: part },
  }),
  'consultation.on-whose-behalf': (part: number, whole: number) => ({
    responses: { ...responses, given: whole, open: whole, withBehalf: part },
  }),
  'consultation.feedback-sent': (part: number, whole: number) => ({
    responses: { ...responses, reachable: whole },
    feedbackSent: { told: part, byLetter: false },
  }),
  'consultation.acknowledged': (part: number, whole: number) => ({
    responses: {
      ...responses,
      acknowledged: part > 0 ? [{ afterDays: 1, count: part }] : [],
      unacknowledged: whole > part ? [{ givenOn: day('2026-02-01'), count: whole - part }] : [],
    },
  }),
}

for (const [id, facts] of Object.entries(counted)) {
  const said = (part: number, whole: number) => {
    const practice = practiceOf(id)!
    const { verdict, because } = practice.check(
      exampleConsultation(facts(part, whole)),
      practice.defaults,
      exampleDay,
      [],
    )
    return { verdict, because }
  }
  const some = fc
    .integer({ min: tooFew, max: 400 })
    .chain(whole => fc.tuple(fc.integer({ min: 1, max: whole - 1 }), fc.constant(whole)))
  const few = fc
    .integer({ min: 1, max: tooFew - 1 })
    .chain(whole => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)))

  test(`${id}: some of many is one verdict and one sentence, whatever the share`, () => {
    fc.assert(fc.property(some, ([part, whole]) => assert.deepEqual(said(part, whole), said(1, tooFew))))
  })

  test(`${id}: of too few, all and none are told alike`, () => {
    fc.assert(fc.property(few, ([part, whole]) => assert.deepEqual(said(part, whole), said(0, 1))))
  })
}
