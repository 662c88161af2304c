import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep, provenBy } from '../../verdict.ts'

/** Whoever agreed to pass it on says that it did. */
export const sectorPublicises = definePractice({
  id: 'consultation.sector-publicises',
  stage: 'publish',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed'],
  owedTo: 'statutory',
  title: 'Sector bodies pass it on',
  asks: 'Sector bodies that agreed to pass it on confirm that they did.',
  check({ publicity, closesOn }, _, today) {
    const agreed = publicity.flatMap(notice =>
      notice.passedBy === null ? [] : [{ ...notice, label: notice.passedBy }],
    )
    if (agreed.length === 0) return doesNotApply('No sector body has agreed to pass it on.')
    const confirmed = eachOf(
      'publicity',
      agreed,
      ({ confirmedOn }) => confirmedOn !== null,
      {
        noun: ['body that agreed to pass it on', 'bodies that agreed to pass it on'],
        did: ['confirmed that it did', 'confirmed that they did'],
      },
      nextStep('publicity'),
      // Each says it of itself, by the sign-in of somebody who speaks for it.
      provenBy('confirmed'),
    )
    return dueBy(closesOn, today, confirmed)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'confirmed', facts: {}, gives: 'met' },
    { when: 'nobody agreed to', facts: { publicity: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two confirmed',
      facts: {
        publicity: exemplaryConsultation.publicity.map(notice => ({ ...notice, passedBy: 'Wendle Voluntary Action' })),
      },
      gives: 'partly',
    },
    {
      when: 'not confirmed',
      facts: { publicity: exemplaryConsultation.publicity.map(notice => ({ ...notice, confirmedOn: null })) },
      gives: 'notMet',
    },
    {
      when: 'not confirmed yet',
      facts: { publicity: exemplaryConsultation.publicity.map(notice => ({ ...notice, confirmedOn: null })) },
      gives: 'notDue',
      today: day('2026-01-20'),
    },
  ],
})
