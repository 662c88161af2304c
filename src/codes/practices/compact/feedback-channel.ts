import { exemplary } from '../../../facts/examples.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, notDue } from '../../verdict.ts'

/** Anybody can comment on any clause; what was said and answered is public. */
export const feedbackChannel = definePractice({
  id: 'compact.feedback-channel',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  title: 'Comments on a code answered',
  asks: 'Anyone can comment on a code at any time, and every comment has been acknowledged and answered.',
  check({ codes, comments }) {
    if (codes.length === 0) return notDue('No code is in force to comment on.', nextStep('code-versions'))
    if (comments.length === 0) return doesNotApply('Anyone can comment on a code at any time; nobody has yet.')
    return eachOf(
      'code-comment',
      comments,
      ({ answeredOn }) => answeredOn !== null,
      { noun: ['comment on a code', 'comments on codes'], did: ['was answered', 'were answered'] },
      nextStep('code-comments'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'no code in force', facts: { codes: [] }, gives: 'notDue' },
    { when: 'the one comment answered', facts: {}, gives: 'met' },
    { when: 'nobody commented', facts: { comments: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        comments: [...exemplary.compact.comments, ...exemplary.compact.comments].map((one, at) =>
          at === 0 ? { ...one, answeredOn: null } : one,
        ),
      },
      gives: 'partly',
    },
    {
      when: 'not answered',
      facts: { comments: exemplary.compact.comments.map(one => ({ ...one, answeredOn: null })) },
      gives: 'notMet',
    },
  ],
})
