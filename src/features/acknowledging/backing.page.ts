/** What an organisation owes those who sit for it, put to each of them whenever its words change. */
import { anyone } from '../../access/access.ts'
import { difference } from '../../db/audit.ts'
import { says } from '../../kernel/says.ts'
import { sendMail } from '../../mail/mail.ts'
import { slugParams } from '../../web/by-slug.ts'
import { passage, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from '../organisations/index.ts'
import { type Backing, findBacking, keepBacking, makeBackingLink, whoSits } from './backing.queries.ts'

const parts = ['time', 'briefing', 'cover'] as const
const text = (name: (typeof parts)[number]) =>
  passage({ label: `acknowledging.backing.${name}`, hint: `acknowledging.backing.${name}-hint`, max: 1500 })

const form = { time: text('time'), briefing: text('briefing'), cover: text('cover'), version: versionField() }

/** The form with what is promised; its version is one ahead, so that a first promise has one too. */
const shown = (backing: Backing | null) => writeForm(form, { ...backing, version: (backing?.version ?? 0) + 1 })

export const backingPage = definePage({
  path: '/organisations/:slug/backing',
  showsRecord: ['backing'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  sameForAll: true,
  subject: organisationOfAddress,
  async show({ db, subject, actor, today, t }) {
    const may = mayChangeOrganisation.allows(actor, { kind: 'organisation', id: subject.id })
    const backing = await findBacking(db, subject.id)
    const people = await whoSits(db, subject.id, today)
    const yes = people.filter(one => one.says === 'yes').length
    return {
      title: t('acknowledging.backing.title'),
      breadcrumbs: crumbsBelow(t, subject),
      intro: t('acknowledging.backing.intro', { name: subject.name }),
      lists: [
        {
          heading: t('acknowledging.backing.owes'),
          empty: t('acknowledging.backing.none'),
          items: backing
            ? parts.map(part => ({ title: t(`acknowledging.backing.${part}`), lines: [backing[part]] }))
            : [],
        },
        ...(backing
          ? [
              {
                heading: t('acknowledging.backing.said', { yes, all: people.length }),
                empty: t('acknowledging.backing.nobody'),
                // Who says what, and why not, is for those who can do something about it.
                items: may
                  ? people.map(one => ({
                      title: one.name,
                      tag: t(`acknowledging.backing.says.${one.says ?? 'waits'}`),
                      colour: one.says === 'yes' ? 'govuk-tag--green' : 'govuk-tag--yellow',
                      lines: [one.comment ?? '', one.email === null ? t('acknowledging.backing.no-address') : ''],
                    }))
                  : [{ title: t('acknowledging.backing.counted', { yes, all: people.length }), lines: [] }],
              },
            ]
          : []),
      ],
      ...(may
        ? { back: { href: `/organisations/${subject.slug}/backing/words`, text: t('acknowledging.backing.change') } }
        : {}),
    }
  },
})

export const backingWordsPage = definePage({
  path: '/organisations/:slug/backing/words',
  mends: ['organisation-backing'],
  access: mayChangeOrganisation,
  audit: 'organisation.backing-put',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: organisationOfAddress,
  async act({ db, subject, today, t }) {
    const people = await whoSits(db, subject.id, today)
    return { happens: [t('acknowledging.backing.happens')], told: people.map(({ name }) => name) }
  },
  async show({ db, subject, t }) {
    const backing = await findBacking(db, subject.id)
    return {
      title: t('acknowledging.backing.change'),
      breadcrumbs: [
        ...crumbsBelow(t, subject),
        { text: t('acknowledging.backing.title'), href: `/organisations/${subject.slug}/backing` },
      ],
      fields: Object.keys(form),
      button: t('acknowledging.backing.button'),
      form: shown(backing),
    }
  },
  async submit({ db, hub, subject, form: { version, ...words }, today, now, t, audit }) {
    const empty = parts.filter(part => !says(words[part], t(`acknowledging.backing.${part}`)))
    if (empty.length > 0) return refuse(Object.fromEntries(empty.map(part => [part, 'acknowledging.problem.says'])))
    const before = await findBacking(db, subject.id)
    const known = (before?.version ?? 0) + 1
    const of = { organisationId: subject.id, before, version: version - 1, now }
    const id = version === known ? await keepBacking(db, of, words) : null
    if (id === null) return stale(shown(before), known)
    const about = { kind: 'organisation', id: subject.id } as const
    for (const one of await whoSits(db, subject.id, today)) {
      if (one.email === null) continue
      const link = `${hub.origin}/backing/${await makeBackingLink(db, id, one.id, now)}`
      const values = { person: one.name, name: subject.name, link, ...words }
      const mail = {
        subject: t('acknowledging.backing.mail-subject', values),
        body: t('acknowledging.backing.mail-body', values),
      }
      await sendMail(db, hub.seal, { to: one.email, ...mail }, about)
    }
    const changed = difference({ ...before }, words)
    await audit({ action: 'organisation.backing-put', subject: about, record: { kind: 'own_entry', id }, ...changed })
    return redirect(`/organisations/${subject.slug}/backing`, 'acknowledging.done.put')
  },
})
