import { z } from 'zod'
import { addMonths, day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Lessons on record, on ending too, are shown to everybody and to whoever begins the next partnership. */
export const practiceShared = definePractice({
  id: 'partnership.practice-shared',
  stage: 'review',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Lessons offered to the next',
  asks: 'Lessons are published, and offered when the next partnership is scoped.',
  with: z.object({ first: ruled('first-results') }),
  check(facts, { first }, today) {
    const step = nextStep('learning')
    const told = facts.lessons.length > 0 || says(facts.ending?.lessons ?? null)
    if (told && !facts.public)
      return partly('Lessons are on record; they are offered to others once its entry is public.', step)
    if (facts.lessons.length > 0)
      return eachOf(
        'lesson',
        facts.lessons,
        () => true,
        {
          noun: ['lesson', 'lessons'],
          did: ['is public and shown at the next start gate', 'are public and shown at the next start gate'],
        },
        step,
      )
    if (told) return met('The lessons of its ending are public and shown at the next start gate.')
    const last = facts.startsOn === null ? null : addMonths(facts.startsOn, first)
    return dueBy(facts.state === 'ended' ? today : last, today, notMet('No lesson is on record.', step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'one lesson', facts: {}, gives: 'met' },
    { when: 'its entry is not public', facts: { public: false }, gives: 'partly' },
    { when: 'none', facts: { lessons: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { lessons: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
