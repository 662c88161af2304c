import { day, longDay } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { interimTime } from '../../interim-time.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** Held between one third and two thirds of the open period. */
export const interimReview = definePractice({
  id: 'consultation.interim-review',
  stage: 'interim',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  version: 2,
  changed: {
    2: 'A review on a day that lies ahead was not held; its time is counted in the days from the first to the last.',
  },
  title: 'Review half way',
  asks: 'A review of response rate and reach per target group is on record between one third and two thirds of the period, with any change decided.',
  until: 'closing',
  check({ opensOn, closesOn, interimReview }, _, today) {
    const step = nextStep('interim-review')
    if (opensOn === null || closesOn === null) return notDue('Opening and closing days are not both set yet.')
    const { first, last } = interimTime(opensOn, closesOn)
    if (interimReview === null)
      return dueBy(
        last,
        today,
        notMet(`No interim review is on record; its time is ${longDay(first)} to ${longDay(last)}.`, step),
      )
    const { heldOn, findings, decided } = interimReview
    const because = `An interim review was held on ${longDay(heldOn)}`
    if (heldOn > today) return dueBy(last, today, notMet('The interim review bears a day that lies ahead.', step))
    if (heldOn < first || heldOn > last)
      return partly(`${because}, outside its time of ${longDay(first)} to ${longDay(last)}.`, step, dueOn(last))
    if (!says(findings) || !says(decided))
      return partly(
        `${because}; ${says(findings) ? 'what was decided' : 'what was found'} is not noted.`,
        step,
        dueOn(last),
      )
    return met(`${because}, with what was found and decided.`, dueOn(last))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'held in week six', facts: {}, gives: 'met' },
    {
      when: 'held in the last week',
      facts: { interimReview: { heldOn: day('2026-04-09'), findings: 'Few young people', decided: 'Nothing' } },
      gives: 'partly',
    },
    {
      when: 'no decision',
      facts: { interimReview: { heldOn: day('2026-02-25'), findings: 'Few young people', decided: null } },
      gives: 'partly',
    },
    {
      when: 'on a day that lies ahead',
      facts: { interimReview: { heldOn: day('2027-02-25'), findings: 'Few young people', decided: 'More visits' } },
      gives: 'notMet',
      gave: { 1: 'partly, stated' },
    },
    { when: 'none', facts: { interimReview: null }, gives: 'notMet' },
    { when: 'just opened', facts: { interimReview: null }, gives: 'notDue', today: day('2026-01-20') },
    { when: 'no dates', facts: { opensOn: null }, gives: 'notDue' },
  ],
})
