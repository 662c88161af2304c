/** A body takes back what it said: it stands no more, and stays on record with its days. */
import { definePage, type Found, type Page, redirect, refuse } from '../../../web/page.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import {
  addressOf,
  type CheckedSubject,
  crumbsTo,
  pathOf,
  recordParams,
  refOf,
  visibleSubject,
} from '../checks/subject.ts'
import { speaksForOthers } from './open.ts'
import { voicesOf } from './sides.ts'
import { findViews, type KeptView, takeBack } from './views.queries.ts'

type Said = CheckedSubject & { readonly said: KeptView }

/** The page for one kind of subject. */
export function takingBackPage(kind: JudgedKind): Page {
  return definePage({
    path: pathOf(kind, 'hearing/:id/taking-back'),
    workspace: { within: 'checks' },
    access: speaksForOthers,
    audit: 'finding.taken-back',
    publishes: 'nothing',
    template: 'compact/heard/taking-back.njk',
    params: recordParams(kind),
    form: {},
    async subject(db, params, hub, actor): Promise<Found<Said> | null> {
      const found = await visibleSubject(kind)(db, params, hub, actor)
      const all = found ? await findViews(db, found.record) : []
      const said = all.find(one => one.id === params.id && one.withdrawnAt === null)
      return found && said ? { ...found, record: { ...found.record, said } } : null
    },
    async show({ db, subject, actor, today, t }) {
      const voices = await voicesOf(db, actor, subject, today)
      return {
        title: t('compact.heard.take-back-title'),
        breadcrumbs: crumbsTo(t, subject, true),
        said: subject.said,
        may: voices.some(({ id }) => id === subject.said.organisationId),
        back: addressOf(subject, 'hearing'),
      }
    },
    async submit({ db, subject, actor, today, now, audit }) {
      const { said } = subject
      const voices = await voicesOf(db, actor, subject, today)
      if (!voices.some(({ id }) => id === said.organisationId))
        return refuse({ taken: 'compact.heard.not-yours-to-take' })
      if (!(await takeBack(db, said, now))) return refuse({ taken: 'compact.heard.taken-meanwhile' })
      await audit({
        action: 'finding.taken-back',
        subject: refOf(subject),
        record: { kind: 'finding-view', id: said.id },
        before: { says: said.says, organisation: said.organisation, reason: said.reason },
      })
      return redirect(addressOf(subject, 'checks'), 'compact.done.taken-back')
    },
  })
}
