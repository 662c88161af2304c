import { exemplary } from '../../../facts/examples.ts'
import { given, says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** A lesson changes how things are done, or says why not. */
export const proceduresUpdated = definePractice({
  id: 'organisation.procedures-updated',
  stage: 'monitor',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Lessons change procedures',
  asks: 'Each lesson from an evaluation names the policy or procedure it changes and the date of the changed version, or says why none changes.',
  check({ lessons }) {
    if (lessons.length === 0) return doesNotApply('No lesson was drawn from its consultations yet.')
    return eachOf(
      'lesson',
      lessons,
      ({ procedure, changedOn, noChange }) => (given(procedure) && changedOn !== null) || says(noChange),
      {
        noun: ['lesson', 'lessons'],
        did: [
          'names the procedure it changed and when, or says why none changes',
          'name the procedure they changed and when, or say why none changes',
        ],
      },
      nextStep('organisation-lessons'),
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'the one lesson changed a guide', facts: {}, gives: 'met' },
    { when: 'no lesson', facts: { lessons: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        lessons: [...exemplary.organisation.lessons, ...exemplary.organisation.lessons].map((one, at) =>
          at === 0 ? { ...one, procedure: null } : one,
        ),
      },
      gives: 'partly',
    },
    {
      when: 'nothing said',
      facts: { lessons: exemplary.organisation.lessons.map(one => ({ ...one, procedure: null })) },
      gives: 'notMet',
    },
  ],
})
