import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** At least one seldom heard group has an outreach step of its own. It must be planned by opening day and done by the close. */
export const hardToReach = definePractice({
  id: 'consultation.hard-to-reach',
  stage: 'plan',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  version: 2,
  changed: { 2: 'A step done after the close, or on a day that lies ahead, reached nobody.' },
  title: 'Seldom heard groups reached',
  asks: 'At least one target group is marked as seldom heard, with its own outreach step, and that step is done.',
  until: 'closing',
  check({ targetGroups, opensOn, closesOn }, _, today) {
    const step = nextStep('target-groups')
    const seldom = targetGroups.filter(group => group.seldomHeard)
    if (seldom.length === 0) return dueBy(opensOn, today, notMet('No target group is marked as seldom heard.', step))
    const noun = ['seldom heard group', 'seldom heard groups'] as const
    const planned = eachOf(
      'target-group',
      seldom,
      group => says(group.outreach),
      { noun, did: ['has an outreach step', 'have an outreach step'] },
      step,
    )
    if (planned.verdict !== 'met') return dueBy(opensOn, today, planned)
    const done = eachOf(
      'target-group',
      seldom,
      ({ outreachDoneOn: on }) => on !== null && on <= today && (closesOn === null || on <= closesOn),
      { noun, did: ['was reached by its outreach step', 'were reached by their outreach steps'] },
      step,
    )
    return dueBy(closesOn, today, done)
  },
  gives: ['met', 'notMet', 'partly', 'notDue'],
  examples: [
    { when: 'shift workers visited', facts: {}, gives: 'met' },
    {
      when: 'visited after the close',
      facts: {
        targetGroups: exemplaryConsultation.targetGroups.map(group => ({
          ...group,
          outreachDoneOn: day('2026-04-20'),
        })),
      },
      gives: 'notMet',
      gave: { 1: 'met, stated' },
    },
    {
      when: 'no seldom heard group',
      facts: { targetGroups: exemplaryConsultation.targetGroups.map(group => ({ ...group, seldomHeard: false })) },
      gives: 'notMet',
    },
    {
      when: 'one of two visited',
      facts: {
        targetGroups: exemplaryConsultation.targetGroups.map((group, at) => ({
          ...group,
          seldomHeard: true,
          outreach: 'A visit',
          outreachDoneOn: at === 0 ? day('2026-02-20') : null,
        })),
      },
      gives: 'partly',
    },
    {
      when: 'visit still to come',
      facts: { targetGroups: exemplaryConsultation.targetGroups.map(group => ({ ...group, outreachDoneOn: null })) },
      gives: 'notDue',
      today: day('2026-02-01'),
    },
  ],
})
