import type { GroupAsked } from '../../../facts/consultation/fairness.ts'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { recordOf, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import {
  doesNotApply,
  dueBy,
  met,
  nextStep,
  notDue,
  notMet,
  partly,
  pastMending,
  restsOn,
  type Verdict,
} from '../../verdict.ts'

const { foundFair } = exemplaryConsultation
const saying = (...said: readonly GroupAsked['said'][]) => ({
  foundFair: { asked: true, groups: foundFair.groups.map((group, at) => ({ ...group, said: said[at] ?? null })) },
})
const named = (groups: readonly GroupAsked[]) => sayList(groups.map(({ label }) => `“${label}”`))

/** Who took part knows whether it was fair. How many of a group said so is told to nobody, and kept with the report as coarse as it is told. */
export const fairAndInclusive = definePractice({
  id: 'consultation.fair-and-inclusive',
  stage: 'evaluate',
  evidence: 'asked',
  proof: 'confirmed',
  owedTo: 'respondents',
  title: 'Found fair and easy',
  asks: 'Respondents of every target group found it fair, clear and easy to take part in.',
  check({ foundFair: { asked, groups }, opensOn }, _, today) {
    const form = nextStep('question-form')
    // Once it is open, everybody is asked the same: the form stays as it is.
    const open = opensOn !== null && opensOn < today
    const ofTheForm = (verdict: Verdict) => dueBy(opensOn, today, open ? pastMending(verdict, null) : verdict)
    if (groups.length === 0)
      return ofTheForm(notMet('The plan names no target group to ask.', nextStep('target-groups')))
    if (!asked)
      return ofTheForm(notMet('The form does not ask everybody whether taking part was fair, clear and easy.', form))
    const unlisted = groups.filter(({ listed }) => !listed)
    if (unlisted.length > 0)
      return ofTheForm(notMet(`The form does not let everybody say that they are of ${named(unlisted)}.`, form))
    if (groups.every(({ said }) => said === null))
      return notDue('The form asks it of every target group. What they say is told when the report is published.')
    const told = groups.filter(({ said }) => said === 'more' || said === 'half')
    const rest = groups.filter(each => !told.includes(each))
    const few = rest.length === 0 ? '' : ` Of ${named(rest)} nothing can be told that would not tell of few.`
    if (told.length === 0) return doesNotApply('Of no target group can anything be told that would not tell of few.')
    const step = nextStep('evaluation')
    const short = told.filter(({ said }) => said === 'half')
    if (short.length > 0) {
      const because = `Half or fewer of those of ${named(short)} who answered found taking part fair, clear and easy.${few}`
      const records = restsOn(...short.map(group => recordOf('target-group', group)))
      return short.length === told.length ? notMet(because, step, records) : partly(because, step, records)
    }
    const because = `More than half of those of ${named(told)} who answered found taking part fair, clear and easy.${few}`
    return rest.length > 0 ? partly(because, step) : met(because)
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'most of both groups found it fair', facts: {}, gives: 'met' },
    { when: 'half of one group did', facts: saying('half', 'more'), gives: 'partly' },
    { when: 'few of one group answered', facts: saying('few', 'more'), gives: 'partly' },
    { when: 'half or fewer of either found it fair', facts: saying('half', 'half'), gives: 'notMet' },
    { when: 'few answered', facts: saying('few', 'few'), gives: 'doesNotApply' },
    { when: 'the report is to come', facts: saying(null, null), gives: 'notDue' },
    { when: 'the form does not ask', facts: { foundFair: { ...foundFair, asked: false } }, gives: 'notMet' },
    {
      when: 'a group is not on the form',
      facts: {
        foundFair: { asked: true, groups: foundFair.groups.map((group, at) => ({ ...group, listed: at > 0 })) },
      },
      gives: 'notMet',
    },
    { when: 'no group is named', facts: { foundFair: { asked: false, groups: [] } }, gives: 'notMet' },
    {
      when: 'the form is not written yet',
      facts: { foundFair: { ...foundFair, asked: false } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
