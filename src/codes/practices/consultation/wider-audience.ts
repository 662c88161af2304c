import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet } from '../../verdict.ts'

/** A list of one's own friends is not a consultation. */
export const widerAudience = definePractice({
  id: 'consultation.wider-audience',
  stage: 'plan',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Beyond the usual bodies',
  asks: 'The invited list goes beyond organisations already funded by or tied to the lead body.',
  until: 'closing',
  check({ invitees, opensOn }, _, today) {
    const step = nextStep('invited')
    if (invitees.length === 0) return dueBy(opensOn, today, notMet('Nobody is on the list of those invited.', step))
    const free = invitees.filter(({ tied }) => !tied).length
    const because = `${free} of ${sayCount(invitees.length, 'organisation or group', 'organisations and groups')} invited ${free === 1 ? 'is' : 'are'} neither funded by the lead body nor tied to it.`
    return free > 0 ? met(because) : dueBy(opensOn, today, notMet(because, step))
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'one of two is tied', facts: {}, gives: 'met' },
    { when: 'only those it funds', facts: { invitees: exemplaryConsultation.invitees.slice(0, 1) }, gives: 'notMet' },
    { when: 'no list', facts: { invitees: [] }, gives: 'notMet' },
    { when: 'no list yet', facts: { invitees: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
