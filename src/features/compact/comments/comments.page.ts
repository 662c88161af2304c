/** Comments on codes at any time: anybody says something, the secretariat answers, and both are public then. */

import { z } from 'zod'
import { anyone, secretariat } from '../../../access/access.ts'
import { clausesOf } from '../../../codes/index.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import { longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { line, passage, reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { hadItsShare, hadTooMany } from '../../../web/public-forms.ts'
import { codeOf, findEdition } from '../codes/editions.queries.ts'
import {
  type CodeComment,
  countSetAside,
  findComment,
  findComments,
  type SetAside,
  setAsides,
  waits,
} from './comments.queries.ts'

const form = {
  clause: line({ label: 'compact.comment.clause', hint: 'compact.comment.clause-hint', optional: true, max: 40 }),
  comment: passage({ label: 'compact.comment.comment', hint: 'compact.comment.comment-hint', max: 3000 }),
}

/** Comments that may wait at one time: more than anybody could answer is somebody filling the list. */
const MOST_WAITING = 200

const headed = ({ clause, code }: CodeComment): string => (clause === '' ? code : `${clause} (${code})`)

/** How many comments on a code were set aside, and why: nobody can leave one unanswered unseen. The comments themselves stay unsaid. */
function setAsideList(t: Translate, counts: ReadonlyMap<SetAside, number>) {
  const items = setAsides.flatMap(as => {
    const count = counts.get(as) ?? 0
    return count > 0
      ? [{ title: t(`compact.comment.kind-options.${as}`), lines: [t('compact.comment.count', { count })] }]
      : []
  })
  return items.length > 0 ? [{ heading: t('compact.comment.set-aside-heading'), empty: '', items }] : []
}

export const codeCommentsPage = definePage({
  path: '/codes/:code/comments',
  access: anyone,
  audit: 'code.commented',
  publishes: 'nothing',
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
    const [comments, aside] = await Promise.all([
      findComments(db, { code: subject.id, standing: 'answered' }),
      countSetAside(db, subject.id),
    ])
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
        ...setAsideList(t, aside),
      ],
      fields: Object.keys(form),
      formHeading: t('compact.comment.say'),
      button: t('compact.comment.button'),
      form: writeForm(form, { clause: query.clause ?? '' }),
    }
  },
  async submit({ db, subject, form: typed, area, hub, ip, t, audit }) {
    if (await hadItsShare({ hub, ip })) return refuse({ comment: hadTooMany })
    const code = typed.clause === '' ? null : await codeOf(db, subject)
    if (code && !clausesOf(code).some(({ id }) => id === typed.clause))
      return refuse({ clause: 'compact.comment.problem.clause' })
    const waiting = await findComments(db, { standing: 'waiting' })
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
  publishes: 'nothing',
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
            ...markOf(t, each),
            lines: [each.comment],
          })),
        },
      ],
      ...(comments.some(waits)
        ? { back: { href: '/compact/comments/set-aside', text: t('compact.comment.set-aside') } }
        : {}),
    }
  },
})

/** How a comment stands, in a word. */
function markOf(t: Translate, comment: CodeComment) {
  if (comment.answered_on) return { tag: t('compact.comment.is-answered'), colour: 'govuk-tag--green' }
  if (comment.set_aside_on) return { tag: t('compact.comment.is-set-aside'), colour: 'govuk-tag--grey' }
  return { tag: t('compact.comment.waiting'), colour: 'govuk-tag--yellow' }
}

/** A comment that is answered is not set aside any more. */
const inAgain = { set_aside_on: null, set_aside_as: null, set_aside_why: '' } as const

const answerForm = {
  answer: reply({ label: 'compact.comment.answer', hint: 'compact.comment.answer-hint', max: 3000 }),
  version: versionField(),
}

/** Why a comment was set aside, above the form that takes it back in. */
const setAsideOf = (t: Translate, { set_aside_on, set_aside_why }: CodeComment, as: SetAside) => ({
  heading: t('compact.comment.is-set-aside'),
  empty: '',
  items: [
    {
      title: t(`compact.comment.kind-options.${as}`),
      lines: [set_aside_why, t('compact.comment.taken-back', { day: longDay(set_aside_on!) })],
    },
  ],
})

export const commentPage = definePage({
  path: '/compact/comments/:comment',
  mendsRecord: { 'code-comment': ['code-comments'] },
  access: secretariat,
  audit: 'code.comment-answered',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: z.object({ comment: z.uuid() }),
  form: answerForm,
  async subject(db, { comment }) {
    const record = await findComment(db, comment)
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
      ...(subject.set_aside_as ? { lists: [setAsideOf(t, subject, subject.set_aside_as)] } : {}),
      ...(waits(subject)
        ? { back: { href: `/compact/comments/set-aside?comment=${subject.id}`, text: t('compact.comment.set-aside') } }
        : {}),
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
        ...inAgain,
      }))
    )
      return stale(writeForm(answerForm, subject), subject.version)
    await audit({
      action: 'code.comment-answered',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code_comment', id: subject.id },
      before: { answer: subject.answer, set_aside_as: subject.set_aside_as, set_aside_why: subject.set_aside_why },
      after: { answer: typed.answer },
    })
    return redirect('/compact/comments', 'compact.done.comment-answered')
  },
})
