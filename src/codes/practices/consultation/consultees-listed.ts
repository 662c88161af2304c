import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { oncePublic } from '../../once-public.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet, partly } from '../../verdict.ts'

/** The list is public from opening day, and whoever misses somebody can say so. */
export const consulteesListed = definePractice({
  id: 'consultation.consultees-listed',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Those consulted are listed',
  asks: 'Those being consulted are listed and anyone can suggest others; every suggestion was answered.',
  until: 'closing',
  check(facts, _, today) {
    const { invitees, suggestions, opensOn, closesOn } = facts
    const step = nextStep('invited')
    if (invitees.length === 0)
      return dueBy(opensOn, today, notMet('There is no public list of those being consulted.', step))
    const listed = `${sayCount(invitees.length, 'organisation or group', 'organisations and groups')} ${invitees.length === 1 ? 'is' : 'are'} listed, and anyone can suggest others.`
    if (suggestions.length === 0) return dueBy(opensOn, today, oncePublic(facts, met(listed), today))
    const answered = eachOf(
      'suggestion',
      suggestions,
      ({ answeredOn }) => answeredOn !== null,
      { noun: ['suggestion', 'suggestions'], did: ['was answered', 'were answered'] },
      step,
    )
    const because = `${listed} ${answered.because}`
    return answered.verdict === 'met'
      ? met(because)
      : dueBy(closesOn, today, { ...partly(because, step), records: answered.records })
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'listed, the suggestion answered', facts: {}, gives: 'met' },
    { when: 'nobody suggested others', facts: { suggestions: [] }, gives: 'met' },
    {
      when: 'a suggestion was never answered',
      facts: { suggestions: exemplaryConsultation.suggestions.map(each => ({ ...each, answeredOn: null })) },
      gives: 'partly',
    },
    { when: 'no list', facts: { invitees: [] }, gives: 'notMet' },
    { when: 'no list yet', facts: { invitees: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
