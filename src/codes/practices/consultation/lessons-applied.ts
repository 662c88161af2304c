import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { given } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, notDue } from '../../verdict.ts'

/** A lesson that nobody owns and no plan takes up was not learned. */
export const lessonsApplied = definePractice({
  id: 'consultation.lessons-applied',
  stage: 'evaluate',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Lessons applied',
  asks: 'Each lesson has an owner, and the next plan of the same body shows it.',
  check({ lessons, nextOfBody, evaluation }) {
    if (evaluation === null) return notDue('It is not evaluated yet.')
    if (lessons.length === 0) return doesNotApply('It is evaluated, and no lesson was drawn.')
    return eachOf(
      'lesson',
      lessons,
      ({ owner, shownIn }) => given(owner) && (nextOfBody === null || given(shownIn)),
      {
        noun: ['lesson', 'lessons'],
        did:
          nextOfBody === null
            ? ['has an owner', 'have an owner']
            : ['has an owner and is taken up in a later plan', 'have an owner and are taken up in a later plan'],
      },
      nextStep('consultation-lessons'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'owned, and taken up in the next plan', facts: {}, gives: 'met' },
    { when: 'no later consultation yet', facts: { nextOfBody: null }, gives: 'met' },
    { when: 'no lesson drawn', facts: { lessons: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        lessons: [
          ...exemplaryConsultation.lessons,
          { id: 'lesson-2', label: 'Start earlier', owner: null, shownIn: null },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'not taken up',
      facts: { lessons: exemplaryConsultation.lessons.map(lesson => ({ ...lesson, shownIn: null })) },
      gives: 'notMet',
    },
    { when: 'not evaluated yet', facts: { evaluation: null }, gives: 'notDue' },
  ],
})
