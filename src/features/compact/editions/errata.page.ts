/** Errata: mending a slip in the words of a clause that is in force, beside the words that were adopted. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { beyondErratum, clausesOf } from '../../../codes/index.ts'
import { longDay } from '../../../kernel/day.ts'
import { line, passage, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { codeOf, type Edition, findEdition } from '../codes/editions.queries.ts'
import { editionCrumbs } from './edition.page.ts'
import { findErrata, makeErratum } from './errata.queries.ts'
import { tellSignatories } from './notices.ts'
import { boundByLine } from './signatories.queries.ts'

const form = {
  clause: line({ label: 'compact.erratum.clause', hint: 'compact.erratum.clause-hint', max: 40 }),
  becomes: passage({ label: 'compact.erratum.becomes', hint: 'compact.erratum.becomes-hint', max: 1000 }),
  why: passage({ label: 'compact.erratum.why', hint: 'compact.erratum.why-hint', max: 1000 }),
}

export const errataPage = definePage({
  path: '/compact/codes/:edition/errata',
  access: secretariat,
  audit: 'code.erratum-made',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: z.object({ edition: z.string().max(80) }),
  query: z.object({ clause: z.string().max(40).optional().catch(undefined) }),
  form,
  async subject(db, { edition }): Promise<Found<Edition> | null> {
    const record = await findEdition(db, edition)
    return record?.status === 'in-force' ? { ref: null, record } : null
  },
  async show({ db, subject, query, area, t }) {
    const [errata, code] = await Promise.all([findErrata(db, subject.id), codeOf(db, subject)])
    const chosen = code && clausesOf(code).find(({ id }) => id === query.clause)
    return {
      title: t('compact.erratum.title'),
      breadcrumbs: editionCrumbs(t, area.compactName, subject),
      intro: t('compact.erratum.intro'),
      lists: [
        {
          heading: t('compact.erratum.count', { count: errata.length }),
          empty: t('compact.erratum.none'),
          items: errata.map(one => ({
            title: one.clause,
            href: `/codes/${subject.edition}#${one.clause}`,
            lines: [
              t('compact.erratum.was', { was: one.was }),
              t('compact.erratum.is', { is: one.becomes }),
              t('compact.erratum.made', {
                day: longDay(one.on),
                who: one.by ?? t('compact.erratum.secretariat'),
                why: one.why,
              }),
            ],
          })),
        },
      ],
      fields: Object.keys(form),
      formHeading: t('compact.erratum.new'),
      button: t('compact.erratum.save'),
      form: writeForm(form, { clause: chosen?.id ?? '', becomes: chosen?.gist ?? '' }),
    }
  },
  async submit({ db, hub, subject, form: typed, actor, area, today, t, audit }) {
    const code = await codeOf(db, subject)
    const clause = code && clausesOf(code).find(({ id }) => id === typed.clause)
    if (!clause) return refuse({ clause: 'compact.erratum.no-clause' })
    const becomes = typed.becomes.replace(/\s+/g, ' ').trim()
    const beyond = beyondErratum(clause.gist, becomes)
    if (beyond) return refuse({ becomes: `compact.erratum.beyond.${beyond}` })
    const id = await makeErratum(db, subject.id, {
      clause: clause.id,
      was: clause.gist,
      becomes,
      why: typed.why,
      on: today,
      by: actor.person!.id,
    })
    const told = await boundByLine(db, subject.id, today)
    await tellSignatories(
      db,
      hub,
      {
        code: subject.id,
        about: 'erratum',
        organisations: told,
        subject: t('compact.erratum.mail-subject', { code: subject.title, clause: clause.id }),
        body: () =>
          t('compact.erratum.mail-body', {
            code: subject.title,
            clause: clause.id,
            was: clause.gist,
            is: becomes,
            why: typed.why,
            link: `${hub.origin}/codes/${subject.edition}#${clause.id}`,
          }),
      },
      today,
    )
    await audit({
      action: 'code.erratum-made',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code_erratum', id },
      before: { clause: clause.id, gist: clause.gist },
      after: { gist: becomes, why: typed.why, told: told.length },
    })
    return redirect(`/compact/codes/${subject.edition}/errata`, 'compact.done.erratum')
  },
})
