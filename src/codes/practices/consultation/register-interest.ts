import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Everyone who asked to be told is to hear of the opening on opening day. */
export const registerInterest = definePractice({
  id: 'consultation.register-interest',
  stage: 'plan',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Interest can be registered',
  asks: 'People and organisations can register interest, and all who did were told when it opened.',
  until: 'closing',
  check({ interest, opensOn }, _, today) {
    const { registered, told } = interest
    if (registered === 0) return doesNotApply('Anyone can register an interest; nobody has.')
    const because = `${told} of ${registered} who registered an interest ${told === 1 ? 'was' : 'were'} told when it opened.`
    if (told >= registered) return met(because, dueOn(opensOn))
    return dueBy(opensOn, today, (told === 0 ? notMet : partly)(because, nextStep('publicity')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all twelve told', facts: {}, gives: 'met' },
    { when: 'nobody registered', facts: { interest: { registered: 0, told: 0 } }, gives: 'doesNotApply' },
    { when: 'ten of twelve', facts: { interest: { registered: 12, told: 10 } }, gives: 'partly' },
    { when: 'nobody told', facts: { interest: { registered: 12, told: 0 } }, gives: 'notMet' },
    {
      when: 'not open yet',
      facts: { interest: { registered: 12, told: 0 } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
