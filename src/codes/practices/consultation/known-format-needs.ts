import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { fits } from '../../formats-fit.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep } from '../../verdict.ts'

/** Whoever needs large print should not have to ask each time. */
export const knownFormatNeeds = definePractice({
  id: 'consultation.known-format-needs',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  version: 2,
  changed: { 2: 'What was sent is compared with what is needed: any format at all is no longer enough.' },
  title: 'Known format needs met unasked',
  asks: 'Everyone invited whose format need is on record was sent that format without having to ask.',
  until: 'closing',
  check({ invitees, opensOn }, _, today) {
    const known = invitees.filter(({ formatNeed }) => given(formatNeed))
    if (known.length === 0) return doesNotApply('No format need of anybody invited is on record.')
    const sent = eachOf(
      'invitee',
      known,
      ({ sentOn, formatNeed, sentFormat }) =>
        sentOn !== null && given(formatNeed) && given(sentFormat) && fits(formatNeed, sentFormat),
      {
        noun: ['invited organisation with a known format need', 'invited organisations with a known format need'],
        did: ['was sent a format that fits it', 'were sent a format that fits them'],
      },
      nextStep('invited'),
    )
    return dueBy(opensOn, today, sent)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'large print sent', facts: {}, gives: 'met' },
    {
      when: 'no need on record',
      facts: { invitees: exemplaryConsultation.invitees.slice(0, 1) },
      gives: 'doesNotApply',
    },
    {
      when: 'one of two',
      facts: { invitees: exemplaryConsultation.invitees.map(invitee => ({ ...invitee, formatNeed: 'Large print' })) },
      gives: 'partly',
    },
    {
      when: 'Braille needed, ordinary print sent',
      facts: {
        invitees: exemplaryConsultation.invitees.map(invitee => ({
          ...invitee,
          formatNeed: 'Braille',
          sentFormat: 'Ordinary print',
        })),
      },
      gives: 'notMet',
      gave: { 1: 'met, stated' },
    },
    {
      when: 'sent in the usual format',
      facts: { invitees: exemplaryConsultation.invitees.map(invitee => ({ ...invitee, sentFormat: null })) },
      gives: 'notMet',
    },
    {
      when: 'not sent yet',
      facts: { invitees: exemplaryConsultation.invitees.map(invitee => ({ ...invitee, sentOn: null })) },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
