import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

const [exemplaryLesson] = exemplaryPartnership.lessons

/** Not taking a lesson home is an answer, with its reason. */
export const lessonsAdopted = definePractice({
  id: 'partnership.lessons-adopted',
  stage: 'review',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  version: 2,
  changed: { 2: 'Where there is no partner it does not apply.' },
  title: 'Lessons taken home',
  asks: 'Each lesson or good practice recorded shows which partners have taken it into their own way of working, and which have not and why.',
  check({ lessons }) {
    if (lessons.length === 0) return doesNotApply('No lesson is on record.')
    if (lessons.every(({ partners }) => partners === 0))
      return doesNotApply('There is no partner to take a lesson home.')
    return eachOf(
      'lesson',
      lessons,
      ({ answered, partners }) => answered >= partners,
      {
        noun: ['lesson', 'lessons'],
        did: ['shows what every partner makes of it', 'show what every partner makes of them'],
      },
      nextStep('learning'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'both partners answered', facts: {}, gives: 'met' },
    {
      when: 'one of two lessons',
      facts: {
        lessons: [...exemplaryPartnership.lessons, { id: 'lesson-2', label: 'Ring first', partners: 2, answered: 1 }],
      },
      gives: 'partly',
    },
    { when: 'nobody answered', facts: { lessons: [{ ...exemplaryLesson!, answered: 0 }] }, gives: 'notMet' },
    {
      when: 'a lesson, and no partner',
      facts: { lessons: [{ ...exemplaryLesson!, partners: 0, answered: 0 }] },
      gives: 'doesNotApply',
      gave: { 1: 'met, stated' },
    },
    { when: 'no lesson', facts: { lessons: [] }, gives: 'doesNotApply' },
  ],
})
