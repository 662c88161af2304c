import { z } from 'zod'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import { answeredWithin } from '../../answered-within.ts'
import { sayCount, sayList } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet } from '../../verdict.ts'

/** Offered from the start; every request met within the days set, and before the close. */
export const formats = definePractice({
  id: 'consultation.formats',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  title: 'Accessible formats',
  asks: 'Accessible formats are offered up front and every request is met within the days set, before the close.',
  with: z.object({ days: ruled('format-request') }),
  check({ formatsOffered, formatRequests, opensOn, closesOn }, { days }, today) {
    if (formatsOffered.length === 0)
      return dueBy(opensOn, today, notMet('No other format is offered beside the pack.', nextStep('formats')))
    const offered = `${sayCount(formatsOffered.length, 'format')} offered (${sayList(formatsOffered)}).`
    if (formatRequests.length === 0) return met(`${offered} Nobody has asked for another.`)
    // What comes after the close is of no use any more, whatever day was promised.
    const byClose = (day: Day) => (closesOn !== null && closesOn < day ? closesOn : day)
    const answered = answeredWithin(
      formatRequests.map(request => ({
        ...request,
        promisedBy: byClose(request.promisedBy ?? addDays(request.askedOn, days)),
      })),
      days,
      today,
      {
        kind: 'format-request',
        form: 'format-requests',
        none: '',
        noun: ['request for another format', 'requests for other formats'],
        did: [`was met within ${days} days and before the close`, `were met within ${days} days and before the close`],
      },
    )
    const because = `${offered} ${answered.because}`
    return { ...answered, because, verdict: answered.verdict === 'notMet' ? 'partly' : answered.verdict }
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'three formats, the request met', facts: {}, gives: 'met' },
    {
      when: 'a request still in time',
      facts: { formatRequests: [{ id: 'format-1', label: 'Braille', askedOn: day('2026-02-02'), answeredOn: null }] },
      gives: 'notDue',
      today: day('2026-02-05'),
    },
    { when: 'nobody asked', facts: { formatRequests: [] }, gives: 'met' },
    {
      when: 'the request met late',
      facts: {
        formatRequests: [
          { id: 'format-1', label: 'Braille', askedOn: day('2026-02-02'), answeredOn: day('2026-03-06') },
        ],
      },
      gives: 'partly',
    },
    { when: 'no format offered', facts: { formatsOffered: [] }, gives: 'notMet' },
    { when: 'none offered yet', facts: { formatsOffered: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
