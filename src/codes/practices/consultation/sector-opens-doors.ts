import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep } from '../../verdict.ts'

/** Asked to introduce a group, a sector body does so or says why not; the group itself agrees. */
export const sectorOpensDoors = definePractice({
  id: 'consultation.sector-opens-doors',
  stage: 'plan',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'statutory',
  title: 'Sector bodies open doors',
  asks: "Each sector body asked for advice on, or an introduction to, a group gave it or said why not, and the group's agreement to be reached is on record.",
  check({ sectorQuestions, closesOn }, _, today) {
    const asked = sectorQuestions.filter(({ about }) => about === 'introduction')
    if (asked.length === 0) return doesNotApply('No sector body was asked for an introduction to a group.')
    const opened = eachOf(
      'sector-question',
      asked,
      ({ repliedOn, groupAgreedOn }) => repliedOn !== null && groupAgreedOn !== null,
      {
        noun: ['body asked to open a door', 'bodies asked to open a door'],
        did: ['replied, and the group agreed to be reached', 'replied, and the group agreed to be reached'],
      },
      nextStep('asking'),
    )
    return dueBy(closesOn, today, opened)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'introduced, and the group agreed', facts: {}, gives: 'met' },
    { when: 'nobody asked', facts: { sectorQuestions: [] }, gives: 'doesNotApply' },
    {
      when: 'one of three groups agreed',
      facts: {
        sectorQuestions: exemplaryConsultation.sectorQuestions.map(question => ({
          ...question,
          about: 'introduction' as const,
        })),
      },
      gives: 'partly',
    },
    {
      when: 'never answered',
      facts: {
        sectorQuestions: exemplaryConsultation.sectorQuestions.map(question => ({
          ...question,
          repliedOn: null,
          groupAgreedOn: null,
        })),
      },
      gives: 'notMet',
    },
    {
      when: 'still waiting',
      facts: {
        sectorQuestions: exemplaryConsultation.sectorQuestions.map(question => ({
          ...question,
          repliedOn: null,
          groupAgreedOn: null,
        })),
      },
      gives: 'notDue',
      today: day('2026-02-01'),
    },
  ],
})
