/** The lead of a consultation has it judged by a later edition than the one of its own time: an act with a reason, on record. */
import { leadsConsultation } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { loadRules } from '../codes/rules-in-time.queries.ts'
import { checkSubjects } from './checking.ts'
import { addressOf, anySubject, type CheckedSubject, crumbsTo, refOf, subjectParams } from './subject.ts'

const form = {
  edition: pick({ label: 'compact.choice.edition', hint: 'compact.choice.edition-hint' }),
  reason: passage({ label: 'compact.choice.reason', hint: 'compact.choice.reason-hint', max: 2000 }),
}

/** Later editions of the codes it is judged by that a body answerable for it has signed; none once its findings are closed. */
async function laterEditions(db: Handle, subject: CheckedSubject, today: Day) {
  const [checked, rules] = await Promise.all([
    checkSubjects(db, 'consultation', [subject.id], today).then(found => found.get(subject.id)),
    loadRules(db, today),
  ])
  if (!checked || checked.own?.closedOn) return []
  const bound = new Set(
    checked.facts.signatories.flatMap(({ id }) => rules.book.boundOn(id, today).map(({ edition }) => edition)),
  )
  return checked.editions
    .flatMap(edition => rules.book.laterThan(edition).map(({ id }) => id))
    .filter(id => bound.has(id))
    .map(id => ({
      value: id,
      text: rules.codes.get(id)?.title ?? '',
      edition: rules.codes.get(id)?.id ?? '',
      fingerprint: rules.fingerprints.get(id) ?? null,
    }))
}

export const editionChoicePage = definePage({
  path: '/consultations/:slug/checks/edition',
  access: leadsConsultation,
  audit: 'consultation.edition-chosen',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: subjectParams('consultation'),
  form,
  subject: anySubject('consultation'),
  async show({ db, subject, today, t }) {
    const later = await laterEditions(db, subject, today)
    return {
      title: t('compact.choice.title'),
      breadcrumbs: crumbsTo(t, subject, true),
      intro: t(later.length > 0 ? 'compact.choice.intro' : 'compact.choice.none'),
      fields: later.length > 0 ? Object.keys(form) : [],
      choices: { edition: later.map(({ value, text }) => ({ value, text })) },
      button: later.length > 0 ? t('compact.choice.save') : null,
      back: { href: addressOf(subject, 'checks'), text: t('compact.checks.crumb') },
      form: writeForm(form, {}),
    }
  },
  async submit({ db, subject, form: { edition, reason }, actor, today, audit }) {
    const chosen = (await laterEditions(db, subject, today)).find(({ value }) => value === edition)
    if (!chosen?.fingerprint) return refuse({ edition: 'compact.choice.not-later' })
    const id = newId()
    await db
      .insertInto('consultation_edition')
      .values({
        id,
        consultation_id: subject.id,
        code_id: chosen.value,
        fingerprint: chosen.fingerprint,
        reason,
        chosen_on: today,
        chosen_by: actor.person!.id,
      })
      .execute()
    await audit({
      action: 'consultation.edition-chosen',
      subject: refOf(subject),
      record: { kind: 'consultation_edition', id },
      after: { edition: chosen.edition, fingerprint: chosen.fingerprint, reason },
    })
    return redirect(addressOf(subject, 'checks'), 'compact.done.edition-chosen')
  },
})
