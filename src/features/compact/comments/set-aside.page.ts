/** Comments that are none: several are set aside at once, each with its kind and a reason. How many were, and why, is public. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { choice, passage, picks, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { type CodeComment, findComments, setAsides } from './comments.queries.ts'

const form = {
  comments: picks({ label: 'compact.comment.which' }),
  kind: choice({ label: 'compact.comment.kind', options: setAsides }),
  why: passage({ label: 'compact.comment.why', hint: 'compact.comment.why-hint', max: 1000 }),
}

/** The value of a box to tick: the comment as it stood when the reader saw it. */
const boxOf = ({ id, version }: CodeComment): string => `${id} ${version}`

export const setAsidePage = definePage({
  path: '/compact/comments/set-aside',
  access: secretariat,
  audit: 'code.comment-set-aside',
  publishes: 'nothing',
  template: 'components/records.njk',
  query: z.object({ comment: z.uuid().optional().catch(undefined) }),
  form,
  async show({ db, query, area, t }) {
    const waiting = await findComments(db, { standing: 'waiting' })
    const asked = waiting.find(({ id }) => id === query.comment)
    return {
      title: t('compact.comment.set-aside'),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.comment.all'), href: '/compact/comments' },
      ],
      intro: t('compact.comment.set-aside-intro'),
      fields: Object.keys(form),
      choices: {
        comments: waiting.map(each => ({
          value: boxOf(each),
          text: each.comment,
          hint: { text: each.clause === '' ? each.code : `${each.clause} (${each.code})` },
        })),
      },
      button: t('compact.comment.set-aside-button'),
      form: writeForm(form, { comments: asked ? [boxOf(asked)] : [] }),
    }
  },
  async submit({ db, form: typed, today, area, audit }) {
    if (typed.comments.length === 0) return refuse({ comments: 'compact.comment.problem.none' })
    const waiting = await findComments(db, { standing: 'waiting' })
    const chosen = waiting.filter(each => typed.comments.includes(boxOf(each)))
    if (chosen.length !== typed.comments.length) return refuse({ comments: 'compact.comment.problem.changed' })
    const aside = { set_aside_on: today, set_aside_as: typed.kind, set_aside_why: typed.why }
    for (const { id, version } of chosen) {
      if (!(await changeVersioned(db, 'code_comment', id, version, aside)))
        return refuse({ comments: 'compact.comment.problem.changed' })
      await audit({
        action: 'code.comment-set-aside',
        subject: { kind: 'area', id: area.id },
        record: { kind: 'code_comment', id },
        after: aside,
      })
    }
    return redirect('/compact/comments', 'compact.done.comment-set-aside')
  },
})
