import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep, partly, provenBy } from '../../verdict.ts'

/** Closing, decision and feedback dates public. */
export const deadlineAndTimetable = definePractice({
  id: 'consultation.deadline-and-timetable',
  stage: 'publish',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Closing, decision and feedback dates public',
  asks: 'Closing date, decision date and feedback date are public.',
  until: 'closing',
  check({ closesOn, decisionOn, feedbackOn, publishedOn, opensOn }, _, today) {
    const step = nextStep('timetable')
    const parts = { 'the closing date': closesOn, 'the decision date': decisionOn, 'the feedback date': feedbackOn }
    // Days that stand on a public page are known by that, whoever typed them.
    const dates = stated('The timetable', parts, step, provenBy('shown'))
    if (publishedOn !== null || dates.verdict !== 'met') return dueBy(opensOn, today, dates)
    return dueBy(opensOn, today, partly('All three dates are set; they are not public yet.', step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all three public', facts: {}, gives: 'met' },
    { when: 'no feedback date', facts: { feedbackOn: null }, gives: 'partly' },
    { when: 'not published', facts: { publishedOn: null }, gives: 'partly' },
    { when: 'no dates', facts: { closesOn: null, decisionOn: null, feedbackOn: null }, gives: 'notMet' },
    {
      when: 'no dates yet',
      facts: { closesOn: null, decisionOn: null, feedbackOn: null },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
