/** The upper board answers whether another may stand under it: whoever runs it says so for it. */
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, pick, reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { isOver } from '../partnership.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { makesCircle } from './branch.ts'
import { closedWords, kindWords, linkOfParent, linkParams, structureCrumbs, tellBoard } from './link-here.ts'
import { type BoardLink, edgesOn, holdLinks, isAsked } from './links.queries.ts'
import { decisionsToRestOn } from './structure.queries.ts'

const form = {
  agreed: choice({ label: 'partnerships.structure.answer.agreed', speaksFor: true, options: ['yes', 'no'] }),
  answer: reply({
    label: 'partnerships.structure.answer.answer',
    hint: 'partnerships.structure.answer.answer-hint',
    max: 2000,
    optional: true,
  }),
  parent_decision_id: pick({
    label: 'partnerships.structure.decision',
    hint: 'partnerships.structure.decision-hint',
    optional: true,
  }),
  version: versionField(),
}

export const linkAnswerPage = definePage({
  path: '/partnerships/:slug/structure/:link/answer',
  workspace: { within: 'structure' },
  access: runsPartnership,
  audit: 'partnership.link-answered',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: linkParams,
  form,
  subject: linkOfParent,
  async show({ db, subject: { partnership, link }, t }) {
    const open = isAsked(link)
    return {
      title: t('partnerships.structure.answer.title', { child: link.child.name }),
      breadcrumbs: structureCrumbs(t, partnership),
      lists: [{ heading: t('partnerships.structure.answer.asks'), empty: '', items: [asked(t, link)] }],
      fields: Object.keys(form),
      choices: { parent_decision_id: await decisionsToRestOn(db, partnership.id) },
      formHeading: t('partnerships.structure.answer.heading'),
      button: open ? t('partnerships.structure.answer.button') : null,
      form: writeForm(form, { version: link.version }),
    }
  },
  async submit({ db, hub, subject: { partnership, link }, actor, form: typed, today, t, audit }) {
    await holdLinks(db)
    if (!isAsked(link)) return refuse({ agreed: 'partnerships.structure.problem.answered' })
    const { version, agreed: said, ...rest } = typed
    const agreed = said === 'yes'
    if (!agreed && rest.answer === '') return refuse({ answer: 'partnerships.structure.problem.reason' })
    if (agreed && (isOver(partnership) || link.child.over))
      return refuse({ agreed: 'partnerships.structure.problem.over' })
    if (agreed && link.ends_on !== null && link.ends_on < today)
      return refuse({ agreed: 'partnerships.structure.problem.day-gone' })
    if (agreed && makesCircle(await edgesOn(db, today), { child: link.child_id, parent: partnership.id }))
      return refuse({ agreed: 'partnerships.structure.problem.circle' })
    const known = await decisionsToRestOn(db, partnership.id)
    if (rest.parent_decision_id !== null && !known.some(({ value }) => value === rest.parent_decision_id))
      return refuse({ parent_decision_id: 'partnerships.structure.problem.decision' })
    const change = { ...rest, agreed, answered_on: today, answered_by: actor.person!.id }
    if (!(await changeVersioned(db, 'board_link', link.id, version, change)))
      return stale(writeForm(form, { version: link.version }), link.version)
    const told = await tellBoard(db, hub, link.child_id, today, child => ({
      subject: t('partnerships.structure.mail.answered-subject', { parent: partnership.name }),
      body: t('partnerships.structure.mail.answered-body', {
        child: child.name,
        parent: partnership.name,
        answer: t(`partnerships.structure.answer.agreed-options.${said}`),
        words: rest.answer,
        link: `${hub.origin}${addressOf(child, 'structure')}`,
      }),
    }))
    await audit({
      action: 'partnership.link-answered',
      subject: subjectOf(partnership),
      record: { kind: 'board_link', id: link.id },
      after: { child: link.child_id, agreed, told },
    })
    if (!agreed) return redirect(addressOf(partnership, 'structure'), 'partnerships.structure.done.declined')
    return redirect(addressOf(partnership, `structure/${link.id}/powers`), 'partnerships.structure.done.agreed')
  },
})

/** What is asked, whole: a yes is to all of it. */
function asked(t: Translate, link: BoardLink) {
  return {
    title: link.child.name,
    href: link.child.public ? addressOf(link.child) : null,
    lines: [
      kindWords(t, link),
      link.purpose,
      closedWords(t, link),
      t(link.decision_id ? 'partnerships.structure.rests.decision' : 'partnerships.structure.rests.said'),
      t('partnerships.structure.answer.asked-on', { day: longDay(link.asked_on) }),
    ],
  }
}
