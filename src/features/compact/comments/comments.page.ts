/** Comments on codes at any time: anybody says something, the secretariat answers, and both are public then. */

import { z } from 'zod'
import { anyone, secretariat } from '../../../access/access.ts'
import { clausesOf } from '../../../codes/index.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import { sendMail } from '../../../mail/mail.ts'
import { line, passage, reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { codeOf, findEdition } from '../codes/editions.queries.ts'
import { type CodeComment, findComments } from './comments.queries.ts'

const form = {
  clause: line({ label: 'compact.comment.clause', hint: 'compact.comment.clause-hint', optional: true, max: 40 }),
  comment: passage({ label: 'compact.comment.comment', hint: 'compact.comment.comment-hint', max: 3000 }),
}

/** Comments that may wait at one time: more than anybody could answer is somebody filling the list. */
const MOST_WAITING = 200

const headed = ({ clause, code }: CodeComment): string => (clause === '' ? code : `${clause} (${code})`)

export const codeCommentsPage = definePage({
  path: '/codes/:code/comments',
  access: anyone,
  audit: 'code.commented',
  template: 'components/records.njk',
  params: z.object({ code: z.string().max(80) }),
  query: z.object({ clause: z.string().max(40).optional().catch(undefined) }),
  form,
  changesPages: false,
  async subject(db, { code }) {
    const record = await findEdition(db, code)
    return record && { ref: null, record }
  },
  async show({ db, subject, query, t }) {
    const comments = (await findComments(db, subject.id)).filter(({ answered_on }) => answered_on !== null)
    return {
      title: t('compact.comment.title', { code: subject.title }),
      breadcrumbs: [
        { text: t('compact.codes.title'), href: '/codes' },
        { text: subject.title, href: `/codes/${subject.edition}` },
      ],
      intro: t('compact.comment.intro'),
      lists: [
        {
          heading: t('compact.comment.count', { count: comments.length }),
          empty: t('compact.comment.empty'),
          items: comments.map(each => ({
            title: each.clause || t('compact.comment.whole'),
            ...(each.clause ? { href: `/codes/${subject.edition}#${each.clause}` } : {}),
            lines: [each.comment, t('compact.comment.answered', { answer: each.answer })],
          })),
        },
      ],
      fields: Object.keys(form),
      formHeading: t('compact.comment.say'),
      button: t('compact.comment.button'),
      form: writeForm(form, { clause: query.clause ?? '' }),
    }
  },
  async submit({ db, subject, form: typed, area, hub, t, audit }) {
    const code = typed.clause === '' ? null : await codeOf(db, subject)
    if (code && !clausesOf(code).some(({ id }) => id === typed.clause))
      return refuse({ clause: 'compact.comment.problem.clause' })
    const waiting = (await findComments(db)).filter(({ answered_on }) => answered_on === null)
    if (waiting.length >= MOST_WAITING) return refuse({ comment: 'compact.comment.problem.many' })
    const id = newId()
    await db
      .insertInto('code_comment')
      .values({ id, code_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'code.commented',
      as: 'visitor',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code_comment', id },
      after: typed,
    })
    if (area.contact.email)
      await sendMail(db, hub.seal, {
        to: area.contact.email,
        subject: t('compact.comment.mail-subject', { code: subject.title }),
        body: t('compact.comment.mail-body', { comment: typed.comment, link: `${hub.origin}/compact/comments/${id}` }),
      })
    return redirect(`/codes/${subject.edition}/comments`, 'compact.done.commented')
  },
})

export const commentsPage = definePage({
  path: '/compact/comments',
  mends: ['code-comments'],
  showsRecord: ['code-comment'],
  workspace: { stage: 'codes', label: 'compact.nav.comments' },
  access: secretariat,
  audit: 'reads only',
  template: 'components/records.njk',
  async show({ db, area, t }) {
    const comments = await findComments(db)
    return {
      title: t('compact.comment.all'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      lists: [
        {
          heading: t('compact.comment.count', { count: comments.length }),
          empty: t('compact.comment.empty'),
          items: comments.map(each => ({
            title: headed(each),
            href: `/compact/comments/${each.id}`,
            tag: t(each.answered_on ? 'compact.comment.is-answered' : 'compact.comment.waiting'),
            colour: each.answered_on ? 'govuk-tag--green' : 'govuk-tag--yellow',
            lines: [each.comment],
          })),
        },
      ],
    }
  },
})

const answerForm = {
  answer: reply({ label: 'compact.comment.answer', hint: 'compact.comment.answer-hint', max: 3000 }),
  version: versionField(),
}

export const commentPage = definePage({
  path: '/compact/comments/:comment',
  mendsRecord: { 'code-comment': ['code-comments'] },
  access: secretariat,
  audit: 'code.comment-answered',
  template: 'components/records.njk',
  params: z.object({ comment: z.uuid() }),
  form: answerForm,
  async subject(db, { comment }) {
    const record = (await findComments(db)).find(({ id }) => id === comment)
    return record ? { ref: null, record } : null
  },
  async show({ subject, area, t }) {
    return {
      title: headed(subject),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.comment.all'), href: '/compact/comments' },
      ],
      intro: subject.comment,
      fields: Object.keys(answerForm),
      button: t('compact.comment.publish'),
      form: writeForm(answerForm, subject),
    }
  },
  async submit({ db, subject, form: typed, area, today, audit }) {
    if (
      !(await changeVersioned(db, 'code_comment', subject.id, typed.version, {
        answer: typed.answer,
        answered_on: subject.answered_on ?? today,
      }))
    )
      return stale(writeForm(answerForm, subject), subject.version)
    await audit({
      action: 'code.comment-answered',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code_comment', id: subject.id },
      before: { answer: subject.answer },
      after: { answer: typed.answer },
    })
    return redirect('/compact/comments', 'compact.done.comment-answered')
  },
})
