import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notMet } from '../../verdict.ts'

/** Warned that words may identify. */
export const identifyingTextWarned = definePractice({
  id: 'consultation.identifying-text-warned',
  stage: 'open',
  evidence: 'computed',
  title: 'Warned that words may identify',
  asks: 'Beside each text box respondents are warned that their own words may identify them; where an anonymous response does so, it is masked before anyone else sees it.',
  until: 'closing',
  check({ identityWarning, opensOn }, _, today) {
    if (identityWarning)
      return met("Beside each text box stands a warning that one's own words may identify one.", dueOn(opensOn))
    return dueBy(
      opensOn,
      today,
      notMet(
        "No warning stands beside the text boxes that one's own words may identify one.",
        nextStep('response-settings'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'warned', facts: {}, gives: 'met' },
    { when: 'not warned', facts: { identityWarning: false }, gives: 'notMet' },
    { when: 'not settled yet', facts: { identityWarning: false }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
