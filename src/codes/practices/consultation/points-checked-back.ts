import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { dayOwed } from '../../day-owed.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { sayPart, tooFewToTell } from '../../say-part.ts'
import { dueBy, met, nextStep, partly } from '../../verdict.ts'

/** Who wrote knows best what they meant. How many found themselves misread is told to nobody. */
export const pointsCheckedBack = definePractice({
  id: 'consultation.points-checked-back',
  stage: 'analyse',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Points checked with respondents',
  asks: 'Respondents who can be reached could see how their response was read into points, and every correction they asked for was dealt with before the report.',
  with: z.object({ weeks: ruled('feedback-day') }),
  check({ readingsChecked, report, feedbackOn, closesOn }, { weeks }, today) {
    const { reachable, asked, corrections, inTime } = readingsChecked
    const told = sayPart(
      asked,
      reachable,
      'senders who can be reached by email and whose response was read into points',
    )
    if (!told)
      return tooFewToTell('senders can be reached by email whose response was read into points', closesOn, today)
    const last = report?.publishedOn ?? dayOwed(feedbackOn, closesOn, weeks)
    const step = nextStep('points-checked')
    const shown = `${told.says} were shown how it was read`
    if (asked === 0) return dueBy(last, today, told.verdict(`${shown}.`, step))
    const dealt =
      inTime >= corrections
        ? 'Every correction that they asked for was dealt with.'
        : 'Not every correction that they asked for was dealt with before the report.'
    const because = `${shown}. ${dealt}`
    if (told.all && inTime >= corrections) return met(because)
    return dueBy(last, today, partly(because, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all asked, thirty answered, six corrections dealt with', facts: {}, gives: 'met' },
    {
      when: 'all asked, and hardly anybody answered',
      facts: { readingsChecked: { reachable: 80, asked: 80, answered: 3, corrections: 0, inTime: 0 } },
      gives: 'met',
    },
    {
      when: 'half of them asked',
      facts: { readingsChecked: { reachable: 80, asked: 40, answered: 20, corrections: 0, inTime: 0 } },
      gives: 'partly',
    },
    {
      when: 'a correction left until after the report',
      facts: { readingsChecked: { reachable: 80, asked: 80, answered: 30, corrections: 6, inTime: 5 } },
      gives: 'partly',
    },
    {
      when: 'nobody was asked',
      facts: { readingsChecked: { reachable: 80, asked: 0, answered: 0, corrections: 0, inTime: 0 } },
      gives: 'notMet',
    },
    {
      when: 'nobody was asked yet, and the report is to come',
      facts: { readingsChecked: { reachable: 80, asked: 0, answered: 0, corrections: 0, inTime: 0 }, report: null },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
    {
      when: 'four can be reached',
      facts: { readingsChecked: { reachable: 4, asked: 4, answered: 4, corrections: 0, inTime: 0 } },
      gives: 'doesNotApply',
    },
  ],
})
