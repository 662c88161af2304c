/** Starting a partnership: a name, the question it answers, who asks. Whoever starts it becomes its chair. */
import { sql } from 'kysely'
import { type Actor, anyOf, secretariat, speaksForSomeOrganisation } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { freeSlug, type SlugAmong } from '../../../db/slug.ts'
import { line, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { grantRole } from '../../accounts/index.ts'
import { addressOf, crumbs, subjectOf } from '../subject.ts'

const form = {
  name: line({ label: 'partnerships.field.name', hint: 'partnerships.field.name-hint', max: 120 }),
  need: passage({ label: 'partnerships.field.need', hint: 'partnerships.field.need-hint', max: 3000 }),
  lead_organisation_id: pick({ label: 'partnerships.field.lead' }),
  topics: line({ label: 'partnerships.field.topics', hint: 'partnerships.field.topics-hint', optional: true }),
  places: line({ label: 'partnerships.field.places', hint: 'partnerships.field.places-hint', optional: true }),
}

/** May start a partnership: whoever speaks for an organisation, or the secretariat. */
const startsPartnership = anyOf(secretariat, speaksForSomeOrganisation)

/** Addresses of partnerships; these words are pages of their own beside them. */
const addresses: SlugAmong = {
  among: sql`partnership`,
  lock: 'partnership',
  nameless: 'partnership',
  pages: ['new', 'network'],
}

export const newPartnershipPage = definePage({
  path: '/partnerships/new',
  access: startsPartnership,
  audit: 'partnership.begun',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  form,
  changesPages: false,
  async show({ db, actor, t }) {
    const own = await organisationsOf(db, actor)
    return {
      title: t('partnerships.new.title'),
      breadcrumbs: crumbs(t),
      intro: t(own.length > 0 ? 'partnerships.new.intro' : 'partnerships.new.nobody'),
      fields: own.length > 0 ? ['name', 'need', 'lead_organisation_id'] : [],
      ...(own.length > 0 ? {} : { back: { href: '/organisations', text: t('web.nav.organisations') } }),
      more: [{ text: t('partnerships.new.more'), fields: ['topics', 'places'] }],
      items: { lead_organisation_id: own.map(each => ({ value: each.id, text: each.name })) },
      button: t('partnerships.new.button'),
      ...(own.length === 1 ? { form: writeForm(form, { lead_organisation_id: own[0]!.id }) } : {}),
    }
  },
  async submit({ db, form: typed, actor, today, audit }) {
    const own = await organisationsOf(db, actor)
    if (!own.some(each => each.id === typed.lead_organisation_id))
      return refuse({ lead_organisation_id: 'partnerships.new.problem.lead' })
    const id = newId()
    const slug = await freeSlug(db, typed.name, addresses)
    const { need, ...entry } = typed
    await db
      .insertInto('partnership')
      .values({ id, slug, ...entry })
      .execute()
    await db.insertInto('start_gate').values({ id: newId(), partnership_id: id, need }).execute()
    const by = actor.person!.id
    await grantRole(db, {
      personId: by,
      role: 'chair',
      subject: { kind: 'partnership', id },
      from: today,
      grantedBy: by,
    })
    await audit({
      action: 'partnership.begun',
      subject: subjectOf({ id }),
      record: { kind: 'partnership', id },
      after: { ...typed, slug },
    })
    return redirect(addressOf({ slug }, 'plan'), 'partnerships.done.begun')
  },
})

/** The organisations in whose name somebody may start one: for the secretariat all of them. */
async function organisationsOf(db: Handle, actor: Actor): Promise<{ id: string; name: string }[]> {
  const all = db.selectFrom('organisation').select(['id', 'name']).where('ended_on', 'is', null).orderBy('name')
  if (secretariat.allows(actor, null)) return all.execute()
  const ids = actor.grants.filter(grant => grant.kind === 'organisation').map(grant => grant.id)
  return ids.length === 0 ? [] : all.where('id', 'in', ids).execute()
}
