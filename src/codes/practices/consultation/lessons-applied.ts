import { addMonths, day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** Lessons applied. */
export const lessonsApplied = definePractice({
  id: 'consultation.lessons-applied',
  stage: 'evaluate',
  evidence: 'computed',
  title: 'Lessons applied',
  asks: 'Each lesson has an owner, and the next plan of the same body shows it.',
  check({ lessons, evaluation, closesOn }, _, today) {
    const step = nextStep('lessons')
    const last = closesOn === null ? null : addMonths(closesOn, 6)
    if (lessons.length === 0) {
      const because =
        evaluation === null ? 'No evaluation, and no lesson, is on record.' : 'The evaluation records no lesson.'
      return dueBy(last, today, notMet(because, step))
    }
    const owned = eachOf(
      'lesson',
      lessons,
      ({ owner }) => says(owner),
      { noun: ['lesson', 'lessons'], did: ['has an owner', 'have an owner'] },
      step,
    )
    if (owned.verdict !== 'met') return owned
    const applied = eachOf(
      'lesson',
      lessons,
      ({ appliedIn }) => says(appliedIn),
      { noun: ['lesson', 'lessons'], did: ['shows in a later plan', 'show in a later plan'] },
      step,
    )
    return applied.verdict === 'notMet' ? { ...applied, verdict: 'partly' } : applied
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'the lesson shows in the next plan', facts: {}, gives: 'met' },
    {
      when: 'owned, not applied yet',
      facts: { lessons: [{ id: 'lesson-1', label: 'Start with depots', owner: 'Transport officer', appliedIn: null }] },
      gives: 'partly',
    },
    {
      when: 'no owner',
      facts: { lessons: [{ id: 'lesson-1', label: 'Start with depots', owner: null, appliedIn: null }] },
      gives: 'notMet',
    },
    { when: 'none', facts: { lessons: [] }, gives: 'notMet', today: day('2026-11-01') },
    { when: 'none yet', facts: { lessons: [] }, gives: 'notDue', today: day('2026-05-01') },
  ],
})
