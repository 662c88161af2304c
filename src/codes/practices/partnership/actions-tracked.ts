import { day } from '../../../kernel/day.ts'
import { eachOf, earliest } from '../../each-of.ts'
import { exemplaryRun } from '../../facts/example-partnership-run.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { dueOn, nextStep, notDue } from '../../verdict.ts'

/** An overdue action counts as followed up when somebody asked after it since its day. */
export const actionsTracked = definePractice({
  id: 'partnership.actions-tracked',
  stage: 'run',
  evidence: 'computed',
  title: 'Actions tracked',
  asks: 'Each action has an owner and date, and overdue ones are followed up.',
  essential: true,
  check({ actions }, _, today) {
    if (actions.length === 0) return notDue('No action is on record.')
    return eachOf(
      'action',
      actions,
      ({ owner, due, done, followedUpOn }) =>
        says(owner) && due !== null && (done || due >= today || (followedUpOn !== null && followedUpOn >= due)),
      {
        noun: ['action', 'actions'],
        did: [
          'has an owner and a date, and is in time or followed up',
          'have an owner and a date, and are in time or followed up',
        ],
      },
      nextStep('actions'),
      dueOn(earliest(actions.filter(({ done }) => !done).map(({ due }) => due))),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'done', facts: {}, gives: 'met' },
    {
      when: 'one overdue',
      facts: {
        actions: [
          ...exemplaryRun.actions,
          {
            id: 'action-3',
            label: 'Ask for a grant',
            owner: 'Asha Noor',
            due: day('2026-08-15'),
            done: false,
            followedUpOn: null,
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'no owner',
      facts: {
        actions: [
          { id: 'action-3', label: 'Ask for a grant', owner: null, due: null, done: false, followedUpOn: null },
        ],
      },
      gives: 'notMet',
    },
    { when: 'none', facts: { actions: [] }, gives: 'notDue' },
  ],
})
