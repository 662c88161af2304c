import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { eachOf, earliest } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, nextStep, notDue } from '../../verdict.ts'

/** Actions tracked. */
export const actionsTracked = definePractice({
  id: 'partnership.actions-tracked',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Actions tracked',
  asks: 'Each action has an owner and date, and overdue ones are followed up.',
  essential: true,
  check({ actions }, _, today) {
    if (actions.length === 0) return notDue('No action is on record.')
    const next = earliest(actions.map(({ closed, due }) => (closed ? null : due)))
    return eachOf(
      'action',
      actions,
      ({ owner, due, closed }) => given(owner) && due !== null && (closed || due >= today),
      {
        noun: ['action', 'actions'],
        did: [
          'has an owner and a date, and is closed or in time',
          'have an owner and a date, and are closed or in time',
        ],
      },
      nextStep('actions'),
      dueOn(next),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'done', facts: {}, gives: 'met' },
    {
      when: 'one overdue',
      facts: {
        actions: [
          ...exemplaryPartnership.actions,
          { id: 'action-3', label: 'Ask for a grant', owner: 'Asha Noor', due: day('2026-08-15'), closed: false },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'no owner',
      facts: { actions: [{ id: 'action-3', label: 'Ask for a grant', owner: null, due: null, closed: false }] },
      gives: 'notMet',
    },
    { when: 'none', facts: { actions: [] }, gives: 'notDue' },
  ],
})
