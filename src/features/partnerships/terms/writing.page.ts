/** Writing the terms: a text for each topic, begun from the model or from the version before; each partner is asked anew. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { unwrittenRules } from '../../../governance/rules.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { type FormValues, hidden, line, passage, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { t } from '../../../web/render.ts'
import { type KeptVersion, keepTree, supersedeAt } from '../../documents/index.ts'
import { askAboutTerms, withdrawTerms } from '../consent/terms.matter.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { seatsOn } from '../seats/seats-on.queries.ts'
import { addressOf, anyPartnership, crumbs, slugParams, subjectOf } from '../subject.ts'
import { fillModel, readTerms, type TermsText, type TermsTopic, termsTopics, termsTree, wordingOf } from './model.ts'
import { keepRules, keptRules } from './rules.queries.ts'
import { type Nameable, rulesFields, rulesOf, rulesParts, typedOf, unnameable } from './rules-form.ts'
import { findTermsVersions, loadTerms, type TermsVersion } from './terms.queries.ts'

const topic = (name: TermsTopic) => passage({ label: `partnerships.terms.topic.${name}`, max: 6000, optional: true })

const form = {
  ...rulesFields,
  purpose: topic('purpose'),
  membership: topic('membership'),
  voting: topic('voting'),
  authority: topic('authority'),
  accountability: topic('accountability'),
  conduct: topic('conduct'),
  conflicts: topic('conflicts'),
  disputes: topic('disputes'),
  review: topic('review'),
  end: topic('end'),
  equality: topic('equality'),
  autonomy: topic('autonomy'),
  what_changed: line({ label: 'partnerships.terms.what-changed', max: 500, optional: true }),
  based_on: hidden(),
}

export const termsWritingPage = definePage({
  path: '/partnerships/:slug/terms/writing',
  mends: ['terms'],
  access: runsPartnership,
  audit: 'partnership.terms-written',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today }) {
    const last = (await findTermsVersions(db, subject.id))[0] ?? null
    const written = last ? (await readVersion(db, last)).text : null
    const begun = written !== null && termsTopics.some(name => written[name] !== '')
    const text = begun
      ? withWording(written, wordingOf(subject))
      : fillModel(subject, await partnerNames(db, subject, today))
    const rules = (await keptRules(db, subject.id, last?.id ?? null)) ?? unwrittenRules
    const names = await nameable(db, subject, today)
    return {
      title: t(last ? 'partnerships.terms.rewrite' : 'partnerships.terms.write'),
      breadcrumbs: [...crumbs(t, subject), { text: t('partnerships.terms.title'), href: addressOf(subject, 'terms') }],
      intro: t(last ? 'partnerships.terms.rewrite-intro' : 'partnerships.terms.write-intro'),
      fields: [...termsTopics, ...(last ? ['what_changed'] : []), 'based_on'],
      more: Object.entries(rulesParts).map(([text, fields]) => ({ text: t(text), fields })),
      items: { quorum_organisations: names.organisations, quorum_named: names.seats },
      button: t('partnerships.terms.ask'),
      form: writeForm(form, { ...typedOf(rules), ...text, based_on: last?.id ?? '' }),
    }
  },
  async submit({ db, subject, form: typed, today, now, actor, hub, audit }) {
    await db.selectFrom('partnership').select('id').where('id', '=', subject.id).forUpdate().execute()
    const last = (await findTermsVersions(db, subject.id))[0] ?? null
    if ((last?.id ?? '') !== typed.based_on) return refuse({ purpose: 'partnerships.terms.problem.newer' })
    if (termsTopics.every(name => typed[name].trim() === ''))
      return refuse({ purpose: 'partnerships.terms.problem.empty' })
    const names = await nameable(db, subject, today)
    const gone = unnameable(typed, names)
    if (gone.length > 0)
      return refuse(Object.fromEntries(gone.map(field => [field, 'partnerships.terms.problem.gone'])))
    const kept = await keepTerms(db, subject, last, typed, today)
    const rules = rulesOf(typed, names)
    await keepRules(db, subject.id, kept.versionId, rules)
    await db.updateTable('partnership').set({ terms_wording: '{}' }).where('id', '=', subject.id).execute()
    await audit({
      action: 'partnership.terms-written',
      subject: subjectOf(subject),
      record: { kind: 'document_version', id: kept.versionId },
      after: { version: kept.sequence, what_changed: typed.what_changed, rules },
    })
    const version = (await findTermsVersions(db, subject.id)).find(({ id }) => id === kept.versionId)!
    if (last) await withdrawTerms(db, last.id, t('partnerships.consent.terms-newer'), now)
    const told = await askAboutTerms(db, hub, { partnership: subject, version, today, by: actor.person!.id })
    await tellHolders(db, hub, subject, today)
    return redirect(
      addressOf(subject, 'terms'),
      told > 0 ? 'partnerships.done.terms' : 'partnerships.done.terms-untold',
    )
  },
})

/** Tells everybody in a seat that there is a new version to read; the partners themselves are asked. */
async function tellHolders(tx: Tx, hub: Hub, partnership: Partnership, today: Day): Promise<void> {
  const link = `${hub.origin}${addressOf(partnership, 'terms')}`
  const holders = (await seatsOn(tx, partnership.id, today)).flatMap(({ holder }) =>
    holder?.email && !holder.denied ? [holder] : [],
  )
  for (const { email, name } of new Map(holders.map(holder => [holder.personId, holder])).values()) {
    const mail = {
      to: email ?? '',
      subject: t('partnerships.terms.mail-subject', { name: partnership.name }),
      body: t('partnerships.terms.mail-body', { person: name, name: partnership.name, link }),
    }
    await sendMail(tx, hub.seal, mail, subjectOf(partnership))
  }
}

/** The terms as they were, with what was written beside them where they say nothing. */
function withWording(written: TermsText, own: Partial<TermsText>): TermsText {
  return Object.fromEntries(termsTopics.map(name => [name, written[name] || (own[name] ?? '')])) as TermsText
}

/** Keeps the terms as the next version; paragraphs that stay in their place keep their identity. */
async function keepTerms(
  tx: Tx,
  partnership: Partnership,
  last: TermsVersion | null,
  typed: FormValues<typeof form>,
  today: Day,
): Promise<KeptVersion> {
  const headings = Object.fromEntries(termsTopics.map(name => [name, t(`partnerships.terms.topic.${name}`)])) as Record<
    TermsTopic,
    string
  >
  const known = last ? (await readVersion(tx, last)).known : new Map<string, string>()
  const title = t('partnerships.terms.document-title', { name: partnership.name })
  const { tree, topics } = termsTree(title, typed, headings, known)
  if (last) await supersedeAt(tx, last.documentId, ['out-to-consultation'])
  const kept = await keepTree(tx, {
    document: last ? { id: last.documentId } : { subject: subjectOf(partnership), kind: 'terms', title },
    tree,
    status: 'out-to-consultation',
    dated: today,
    whatChanged: typed.what_changed,
  })
  const marks = [...topics].map(([name, key]) => ({
    id: newId(),
    document_version_id: kept.versionId,
    topic: name,
    paragraph_id: kept.ids.get(key)!,
  }))
  await tx.insertInto('terms_topic').values(marks).execute()
  return kept
}

async function readVersion(
  db: Handle,
  version: TermsVersion,
): Promise<{ text: TermsText; known: ReadonlyMap<string, string> }> {
  const { paragraphs, topics } = await loadTerms(db, version.id)
  return readTerms(paragraphs, topics)
}

/** The partners and seats of today, as a quorum can name them. */
async function nameable(db: Handle, partnership: Partnership, today: Day): Promise<Nameable> {
  const partners = (await findPartners(db, partnership.id)).filter(each => isPartnerOn(each, today))
  const seats = await seatsOn(db, partnership.id, today)
  return {
    organisations: partners.map(each => ({ value: each.organisation_id, text: each.organisation })),
    seats: seats.map(({ id, name }) => ({ value: id, text: name })),
  }
}

async function partnerNames(db: Handle, partnership: Partnership, today: Day): Promise<string[]> {
  const partners = await findPartners(db, partnership.id)
  return partners.filter(each => isPartnerOn(each, today)).map(each => each.organisation)
}
