import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { namedOnes } from '../../../kernel/says.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Notices out by opening day. */
export const publicisedEarly = definePractice({
  id: 'consultation.publicised-early',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Notices out by opening day',
  asks: 'Notices went out on or before opening day.',
  until: 'opening',
  check({ publicity, opensOn }, _, today) {
    const step = nextStep('publicity')
    if (publicity.length === 0) return dueBy(opensOn, today, notMet('No notice is logged.', step))
    const early = namedOnes(publicity).filter(({ on }) => opensOn !== null && on <= opensOn && on <= today)
    if (early.length > 0)
      return met(
        `${early.length} of ${sayCount(publicity.length, 'notice')} went out on or before opening day.`,
        restsOn(...early.map(notice => recordOf('publicity', notice))),
        dueOn(opensOn),
      )
    return dueBy(
      opensOn,
      today,
      notMet(`None of ${sayCount(publicity.length, 'notice')} went out on or before opening day.`, step),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'posters up three days before', facts: {}, gives: 'met' },
    {
      when: 'all went out late',
      facts: { publicity: exemplaryConsultation.publicity.map(notice => ({ ...notice, on: day('2026-02-01') })) },
      gives: 'notMet',
    },
    { when: 'no notice', facts: { publicity: [] }, gives: 'notMet' },
    { when: 'no notice yet', facts: { publicity: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
