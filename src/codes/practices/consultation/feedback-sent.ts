import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Feedback sent to all who can be reached. */
export const feedbackSent = definePractice({
  id: 'consultation.feedback-sent',
  stage: 'report',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Feedback sent to all who can be reached',
  asks: 'Everyone who can be reached was told of the report and where to find it.',
  check({ responses, feedbackSent, feedbackOn }, _, today) {
    const { reachable } = responses
    if (reachable === 0) return doesNotApply('Nobody who responded can be reached.')
    const because = `${feedbackSent} of ${sayCount(reachable, 'reachable sender')} ${feedbackSent === 1 ? 'was' : 'were'} told of the report.`
    const verdict = feedbackSent >= reachable ? met : feedbackSent > 0 ? partly : notMet
    return dueBy(feedbackOn, today, verdict(because, ...(feedbackSent >= reachable ? [] : [nextStep('feedback')])))
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'all ninety told', facts: {}, gives: 'met' },
    { when: 'sixty of ninety', facts: { feedbackSent: 60 }, gives: 'partly' },
    { when: 'nobody', facts: { feedbackSent: 0 }, gives: 'notMet' },
    {
      when: 'nobody can be reached',
      facts: { responses: { ...exemplaryConsultation.responses, reachable: 0 } },
      gives: 'doesNotApply',
    },
    { when: 'before the day promised', facts: { feedbackSent: 0 }, gives: 'notDue', today: day('2026-05-01') },
  ],
})
