import { day } from '../../../kernel/day.ts'
import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** Languages of the target groups. */
export const languages = definePractice({
  id: 'consultation.languages',
  stage: 'publish',
  evidence: 'computed',
  title: 'Languages of the target groups',
  asks: 'The languages of the target groups are offered, and requests for others are met or answered.',
  check({ targetGroups, languages, formatRequests, opensOn, closesOn }, _, today) {
    const step = nextStep('languages')
    const read = [...new Set(targetGroups.flatMap(group => group.languages))]
    if (read.length === 0)
      return dueBy(opensOn, today, notMet('No target group has its languages on record.', nextStep('target-groups')))
    const lacking = read.filter(language => !languages.includes(language))
    const names = new Intl.DisplayNames('en', { type: 'language' })
    if (lacking.length > 0) {
      const because = `The pack is offered in ${read.length - lacking.length} of ${sayCount(read.length, 'language')} of its target groups. Still to do: ${sayList(lacking.map(language => names.of(language) ?? language))}.`
      return dueBy(opensOn, today, (lacking.length === read.length ? notMet : partly)(because, step))
    }
    const open = formatRequests.filter(({ wanted, answeredOn }) => wanted === 'language' && answeredOn === null)
    if (open.length === 0)
      return met(`The pack is offered in all ${sayCount(read.length, 'language')} of its target groups.`)
    const waiting = restsOn(...open.map(request => recordOf('format-request', request)))
    return dueBy(
      closesOn,
      today,
      partly(
        `${sayCount(open.length, 'request')} for another language ${open.length === 1 ? 'is' : 'are'} not answered.`,
        waiting,
        nextStep('format-requests'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'English and Urdu', facts: {}, gives: 'met' },
    { when: 'Urdu missing', facts: { languages: ['en'] }, gives: 'partly' },
    {
      when: 'a request never answered',
      facts: {
        formatRequests: [
          { id: 'format-2', label: 'Polish', wanted: 'language', askedOn: day('2026-02-02'), answeredOn: null },
        ],
      },
      gives: 'partly',
    },
    { when: 'languages not on record', facts: { targetGroups: [] }, gives: 'notMet' },
    { when: 'not on record yet', facts: { targetGroups: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
