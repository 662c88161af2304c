import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** The languages that a target group needs are offered from the start. */
export const languages = definePractice({
  id: 'consultation.languages',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  title: 'Languages of the target groups',
  asks: 'The languages of the target groups are offered, and requests for others are met or answered.',
  until: 'closing',
  check({ targetGroups, languagesOffered, formatRequests, opensOn }, _, today) {
    const needed = [...new Set(targetGroups.flatMap(({ languages }) => languages))]
    if (needed.length === 0 && formatRequests.length === 0)
      return doesNotApply('No target group is said to need another language.')
    const known = languagesOffered.map(language => language.toLowerCase())
    const lacks = needed.filter(language => !known.some(offered => offered.includes(language.toLowerCase())))
    const waiting = formatRequests.filter(({ answeredOn }) => answeredOn === null)
    const because =
      needed.length === 0
        ? 'No target group is said to need another language.'
        : `${needed.length - lacks.length} of ${sayCount(needed.length, 'language')} of the target groups ${needed.length - lacks.length === 1 ? 'is' : 'are'} offered${lacks.length === 0 ? '' : `; not offered: ${sayList(lacks)}`}.`
    if (lacks.length > 0)
      return dueBy(opensOn, today, (lacks.length === needed.length ? notMet : partly)(because, nextStep('formats')))
    if (waiting.length === 0)
      return met(
        needed.length > 0
          ? because
          : `${because} ${sayCount(formatRequests.length, 'request')} for another format or language ${formatRequests.length === 1 ? 'was' : 'were'} answered.`,
        dueOn(opensOn),
      )
    return partly(
      `${because} ${sayCount(waiting.length, 'request')} for another format or language still ${waiting.length === 1 ? 'waits' : 'wait'} for an answer.`,
      nextStep('format-requests'),
      restsOn(...waiting.map(request => recordOf('format-request', request))),
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'Polish offered', facts: {}, gives: 'met' },
    {
      when: 'nobody needs another language',
      facts: {
        formatRequests: [],
        targetGroups: exemplaryConsultation.targetGroups.map(group => ({ ...group, languages: [] })),
      },
      gives: 'doesNotApply',
    },
    {
      when: 'one of two offered',
      facts: {
        targetGroups: exemplaryConsultation.targetGroups.map(group => ({ ...group, languages: ['Polish', 'Urdu'] })),
      },
      gives: 'partly',
    },
    {
      when: 'offered, but a request waits',
      facts: { formatRequests: [{ id: 'format-1', label: 'Braille', askedOn: day('2026-02-02'), answeredOn: null }] },
      gives: 'partly',
    },
    { when: 'not offered', facts: { languagesOffered: [] }, gives: 'notMet' },
    { when: 'not offered yet', facts: { languagesOffered: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
