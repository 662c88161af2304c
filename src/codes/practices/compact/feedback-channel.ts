import { z } from 'zod'
import { exemplary } from '../../../facts/examples.ts'
import { day } from '../../../kernel/day.ts'
import { answeredWithin } from '../../answered-within.ts'
import { sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

const [comment] = exemplary.compact.comments
const waiting = { ...comment!, id: 'comment-2', answeredOn: null }

/** Anybody can comment on any clause; what was said and answered is public. A comment that has just come is not late. */
export const feedbackChannel = definePractice({
  id: 'compact.feedback-channel',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  title: 'Comments on a code answered',
  asks: 'Anyone can comment on a code at any time, and every comment has been answered within the days set.',
  with: z.object({ days: ruled('code-comment') }),
  version: 3,
  changed: {
    2: 'A comment counts only once the days for its answer are over: nobody lowers the finding by commenting.',
    3: 'A comment that is none, and was set aside with a reason, is told apart and counts neither way.',
  },
  check({ codes, comments, commentsSetAside }, { days }, today) {
    if (codes.length === 0) return notDue('No code is in force to comment on.', nextStep('code-versions'))
    const verdict = answeredWithin(comments, days, today, {
      kind: 'code-comment',
      form: 'code-comments',
      none: 'Anyone can comment on a code at any time; no comment is there to answer.',
      noun: ['comment on a code', 'comments on codes'],
      did: [`was answered within ${days} days`, `were answered within ${days} days`],
    })
    if (commentsSetAside === 0) return verdict
    const aside = sayCount(commentsSetAside, 'comment was', 'comments were')
    return { ...verdict, because: `${verdict.because} ${aside} set aside without an answer.` }
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'no code in force', facts: { codes: [] }, gives: 'notDue' },
    { when: 'the one comment answered', facts: {}, gives: 'met' },
    { when: 'nobody commented', facts: { comments: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two, long ago',
      facts: { comments: [comment!, waiting] },
      gives: 'partly',
      today: day('2026-05-01'),
    },
    {
      when: 'one that has just come',
      facts: { comments: [waiting] },
      gives: 'notDue',
      gave: { 1: 'notMet' },
      today: day('2026-03-10'),
    },
    {
      when: 'one answered, and two set aside',
      facts: { commentsSetAside: 2 },
      gives: 'met',
    },
    {
      when: 'the only one set aside, and never answered',
      facts: { comments: [], commentsSetAside: 1 },
      gives: 'doesNotApply',
      gave: { 1: 'notMet', 2: 'notMet' },
      today: day('2026-05-01'),
    },
    { when: 'never answered', facts: { comments: [waiting] }, gives: 'notMet', today: day('2026-05-01') },
  ],
})
