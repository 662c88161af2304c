import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** Infrastructure organisations know whom the lead body does not. */
export const infrastructureAsked = definePractice({
  id: 'consultation.infrastructure-asked',
  stage: 'plan',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'sector',
  title: 'Infrastructure organisations asked whom to reach',
  asks: 'Before target groups were fixed, local infrastructure organisations were asked whom to approach and how to find groups seldom heard, and their answers are on file.',
  until: 'opening',
  check({ sectorQuestions, opensOn }, _, today) {
    const step = nextStep('asking')
    const asked = sectorQuestions.filter(({ about, infrastructure }) => about === 'whom-to-reach' && infrastructure)
    if (asked.length === 0)
      return dueBy(opensOn, today, notMet('No infrastructure organisation was asked whom to reach.', step))
    const early = (on: string | null) => on !== null && (opensOn === null || on <= opensOn)
    const heard = eachOf(
      'sector-question',
      asked,
      ({ repliedOn }) => early(repliedOn),
      {
        noun: ['infrastructure organisation asked', 'infrastructure organisations asked'],
        did: [
          'has its advice on whom to reach on file from before opening',
          'have their advice on whom to reach on file from before opening',
        ],
      },
      step,
    )
    return dueBy(opensOn, today, heard)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'asked, and the advice is on file', facts: {}, gives: 'met' },
    {
      when: 'one of two replied',
      facts: {
        sectorQuestions: exemplaryConsultation.sectorQuestions.map((question, at) => ({
          ...question,
          about: 'whom-to-reach' as const,
          infrastructure: true,
          repliedOn: at === 0 ? null : question.repliedOn,
        })),
      },
      gives: 'partly',
    },
    { when: 'nobody asked', facts: { sectorQuestions: [] }, gives: 'notMet' },
    { when: 'nobody asked yet', facts: { sectorQuestions: [] }, gives: 'notDue', today: day('2025-11-20') },
  ],
})
