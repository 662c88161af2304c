import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** First views count only while the plan can still change. */
export const earlyViews = definePractice({
  id: 'consultation.early-views',
  stage: 'plan',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'sector',
  title: 'First views asked and answered',
  asks: 'Bodies told early were asked for their first views, and what they said is on file and was answered before the plan was signed off.',
  until: 'opening',
  check({ sectorQuestions, plan, opensOn }, _, today) {
    const step = nextStep('asking')
    const last = plan.signedOffOn ?? opensOn
    const asked = sectorQuestions.filter(({ about }) => about === 'first-views')
    if (asked.length === 0) return dueBy(last, today, notMet('Nobody was asked for first views.', step))
    const answered = eachOf(
      'sector-question',
      asked,
      ({ repliedOn, answeredOn }) => repliedOn !== null && answeredOn !== null && (last === null || answeredOn <= last),
      {
        noun: ['body asked for its first views', 'bodies asked for their first views'],
        did: [
          'was heard and answered before the plan was signed off',
          'were heard and answered before the plan was signed off',
        ],
      },
      step,
    )
    return dueBy(last, today, answered)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'heard and answered', facts: {}, gives: 'met' },
    {
      when: 'one of three answered after the plan was signed off',
      facts: {
        sectorQuestions: exemplaryConsultation.sectorQuestions.map((question, at) => ({
          ...question,
          about: 'first-views' as const,
          answeredOn: at === 0 ? day('2025-12-20') : day('2025-12-10'),
        })),
      },
      gives: 'partly',
    },
    { when: 'nobody asked', facts: { sectorQuestions: [] }, gives: 'notMet' },
    { when: 'nobody asked yet', facts: { sectorQuestions: [] }, gives: 'notDue', today: day('2025-11-20') },
  ],
})
