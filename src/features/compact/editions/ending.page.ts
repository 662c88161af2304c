/** Ending a code that no later edition follows, or dropping a draft: with a reason for everybody to read. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, stale } from '../../../web/page.ts'
import { endEdition } from '../codes/adopting.queries.ts'
import { type Edition, findEdition } from '../codes/editions.queries.ts'
import { editionCrumbs } from './edition.page.ts'
import { tellSignatories } from './notices.ts'
import { boundByLine } from './signatories.queries.ts'

const form = {
  why: passage({ label: 'compact.end-edition.why', hint: 'compact.end-edition.why-hint', max: 3000 }),
  version: versionField(),
}

export const endingPage = definePage({
  path: '/compact/codes/:edition/end',
  access: secretariat,
  audit: 'code.ended',
  publishes: 'nothing',
  template: 'compact/editions/ending.njk',
  params: z.object({ edition: z.string().max(80) }),
  form,
  async subject(db, { edition }): Promise<Found<Edition> | null> {
    const record = await findEdition(db, edition)
    return record && record.status !== 'superseded' ? { ref: null, record } : null
  },
  async show({ db, subject, area, today, t }) {
    return {
      title: t('compact.end-edition.title', { code: subject.title }),
      breadcrumbs: editionCrumbs(t, area.compactName, subject),
      edition: subject,
      told: subject.status === 'draft' ? [] : await boundByLine(db, subject.id, today),
      form: writeForm(form, { version: subject.version }),
    }
  },
  async submit({ db, hub, subject, form: { why, version }, area, today, t, audit }) {
    const told = subject.status === 'draft' ? [] : await boundByLine(db, subject.id, today)
    if (!(await endEdition(db, subject, { why, version, today }))) {
      const theirs = (await findEdition(db, subject.edition)) ?? subject
      return stale(writeForm(form, { version: theirs.version }), theirs.version)
    }
    await tellSignatories(
      db,
      hub,
      {
        code: subject.id,
        about: 'end',
        organisations: told,
        subject: t('compact.end-edition.mail-subject', { code: subject.title }),
        body: ({ name }) =>
          t('compact.end-edition.mail-body', {
            organisation: name,
            code: subject.title,
            why,
            link: `${hub.origin}/codes/${subject.edition}`,
          }),
      },
      today,
    )
    await audit({
      action: 'code.ended',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code', id: subject.id },
      before: { status: subject.status },
      after: { status: 'superseded', why, told: told.length },
    })
    return redirect('/compact/codes', 'compact.done.ended')
  },
})
